// SPDX-License-Identifier: BSD-3-Clause
// The pair of 8259 interrupt controllers.
#include "chipset.h"

#define MASTER 0x20
#define SLAVE  0xa0

static uint16_t masked = 0xffff;

static void write_masks(void)
{
	uk_pc_out8(MASTER + 1, (uint8_t)masked);
	uk_pc_out8(SLAVE + 1, (uint8_t)(masked >> 8));
}

void chipset_pic_init(void)
{
	static const uint8_t words[][2] = {
	    {0x11, 0x11},                             /* ICW1: cascade, ICW4 */
	    {UK_PC_VECTOR_IRQ, UK_PC_VECTOR_IRQ + 8}, /* ICW2: vectors */
	    {1 << 2, 2},                              /* ICW3: the cascade */
	    {0x01, 0x01},                             /* ICW4: 8086 mode */
	};

	for (unsigned i = 0; i < UK_ARRAY_LEN(words); i++) {
		uk_pc_out8(MASTER + (i > 0), words[i][0]);
		uk_pc_out8(SLAVE + (i > 0), words[i][1]);
	}
	masked = 0xffff;
	write_masks();
}

void chipset_pic_mask(unsigned irq, bool mask)
{
	uint16_t bit = (uint16_t)(1 << irq);
	uint16_t cascade = 1 << 2;

	masked = mask ? masked | bit : masked & ~bit;
	if (irq >= 8 && !mask)
		masked &= (uint16_t)~cascade;
	write_masks();
}

/* The lowest line of each stands for a request that went away: it is not in
 * service, and must not be ended (8259A data sheet, edge triggered mode). */
static bool in_service(unsigned irq)
{
	uint16_t port = irq < 8 ? MASTER : SLAVE;

	uk_pc_out8(port, 0x0b); /* OCW3: read the in-service register */
	return uk_pc_in8(port) & 0x80;
}

void chipset_pic_end(unsigned irq)
{
	if (irq == 7 && !in_service(irq))
		return;
	/* The master knows nothing of the slave's mistake. */
	if (irq == 15 && !in_service(irq))
		irq = 2;
	if (irq >= 8)
		uk_pc_out8(SLAVE, 0x20);
	uk_pc_out8(MASTER, 0x20);
}
