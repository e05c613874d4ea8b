// SPDX-License-Identifier: BSD-3-Clause
// The distributor, and this CPU's interface to it (IHI 0048B, chapter 4).
#include <uk/gic.h>

#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/io.h>
#include <uk/irq.h>

enum {
	D_CONTROL = 0x000,
	D_TYPE = 0x004,
	D_ENABLE = 0x100, /* a bit an interrupt, as all that says SET */
	D_DISABLE = 0x180,
	D_PRIORITY = 0x400, /* a byte an interrupt */
	D_TARGETS = 0x800,  /* a byte an interrupt, a bit a CPU */
	D_BYTES = 0x1000,
};

enum {
	C_CONTROL = 0x00,
	C_PRIORITY = 0x04,
	C_TAKE = 0x0c,
	C_END = 0x10,
	C_BYTES = 0x1000,
};

enum { ON = 1, FIRST = 16, FIRST_SHARED = 32, SPURIOUS = 1020 };

static volatile char *distributor, *cpu;
static unsigned line_count;
static unsigned first_number;              /* of line 0 */
static uint32_t routed[SPURIOUS / 32 + 1]; /* a bit an interrupt */

static uint32_t read(volatile char *base, unsigned reg)
{
	return uk_io_read32(base + reg);
}

static void write(volatile char *base, unsigned reg, uint32_t value)
{
	uk_io_write32(base + reg, value);
}

static void write_byte(unsigned reg, uint8_t value)
{
	uk_io_write8(distributor + reg, value);
}

void uk_gic_init(uint64_t distributor_phys, uint64_t cpu_phys)
{
	distributor = uk_io_map(distributor_phys, D_BYTES);
	cpu = uk_io_map(cpu_phys, C_BYTES);
	if (!distributor || !cpu)
		uk_panic("gic: its registers cannot be mapped");
	write(distributor, D_CONTROL, 0);
	line_count =
	    UK_MIN(32 * ((read(distributor, D_TYPE) & 31) + 1), SPURIOUS);
	for (unsigned i = 0; i < line_count; i += 32)
		write(distributor, D_DISABLE + i / 8, UINT32_MAX);
	write(distributor, D_CONTROL, ON);
	write(cpu, C_PRIORITY, 0xff); /* all of them */
	write(cpu, C_CONTROL, ON);
}

void uk_gic_number_from(unsigned number)
{
	first_number = number;
}

int uk_gic_route(unsigned irq)
{
	unsigned line = irq - first_number;

	if (line < FIRST || line >= line_count)
		return -EINVAL;
	routed[line / 32] |= 1U << line % 32;
	uk_gic_set_mask(irq, true);
	write_byte(D_PRIORITY + line, 0x80);
	/* To this CPU, which the targets of private ones name. */
	if (line >= FIRST_SHARED)
		write_byte(D_TARGETS + line,
			   (uint8_t)read(distributor, D_TARGETS));
	return 0;
}

void uk_gic_set_mask(unsigned irq, bool mask)
{
	unsigned reg = mask ? D_DISABLE : D_ENABLE;
	unsigned line = irq - first_number;

	if (line < line_count && routed[line / 32] & 1U << line % 32)
		write(distributor, reg + line / 32 * 4, 1U << line % 32);
}

void uk_gic_handle(void)
{
	enum { NUMBER = 0x3ff };
	uint32_t taken;

	while (((taken = read(cpu, C_TAKE)) & NUMBER) < SPURIOUS) {
		uk_irq_run(first_number + (taken & NUMBER));
		write(cpu, C_END, taken);
	}
}

int uk_gic_irq(const struct uk_fdt_irq *irq)
{
	enum { SHARED = 0, PRIVATE = 1 };
	uint32_t type = irq->cells[0], number = irq->cells[1];

	if (irq->cell_count < 2)
		return -EINVAL;
	if (type == SHARED && number < SPURIOUS - FIRST_SHARED)
		return (int)(first_number + FIRST_SHARED + number);
	if (type == PRIVATE && number < FIRST_SHARED - FIRST)
		return (int)(first_number + FIRST + number);
	return -EINVAL;
}

void uk_gic_devtree_init(const struct uk_fdt *fdt)
{
	static const char *const models[] = {
	    "arm,cortex-a15-gic", "arm,cortex-a7-gic", "arm,gic-400"};
	struct uk_fdt_range d, c;
	int node = -1;

	for (unsigned i = 0; node < 0 && i < UK_ARRAY_LEN(models); i++)
		node = uk_fdt_find_compatible(fdt, -1, models[i]);
	if (uk_fdt_reg(fdt, node, 0, &d) != 0 ||
	    uk_fdt_reg(fdt, node, 1, &c) != 0)
		uk_panic("gic: the device tree has none");
	uk_gic_init(d.base, c.base);
}
