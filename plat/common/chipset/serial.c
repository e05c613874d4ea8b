// SPDX-License-Identifier: BSD-3-Clause
// The first serial port, a 16550 at 0x3f8.
#include "chipset.h"

#include <uk/plat.h>

#define BASE 0x3f8
#define IRQ  4

enum { DATA = 0, IRQ_ENABLE = 1, FIFO = 2, LINE = 3, MODEM = 4, STATUS = 5 };
enum { DIVISOR_LOW = 0, DIVISOR_HIGH = 1, SCRATCH = 7 };

static bool present;

void uk_chipset_serial_init(void)
{
	uk_pc_out8(BASE + SCRATCH, 0x5a);
	present = uk_pc_in8(BASE + SCRATCH) == 0x5a;
	if (!present)
		return;
	uk_pc_out8(BASE + IRQ_ENABLE, 0);
	uk_pc_out8(BASE + LINE, 0x80); /* to the divisor: 115,200 baud */
	uk_pc_out8(BASE + DIVISOR_LOW, 1);
	uk_pc_out8(BASE + DIVISOR_HIGH, 0);
	uk_pc_out8(BASE + LINE, 0x03); /* 8 bits, no parity, 1 stop bit */
	/* To switch the FIFOs on empties them: not while input waits, which
	 * then comes in byte by byte. */
	if (!(uk_pc_in8(BASE + STATUS) & 0x01))
		uk_pc_out8(BASE + FIFO, 0x07);
	uk_pc_out8(BASE + MODEM, 0x0b); /* ready; interrupts reach the bus */
}

static void write_byte(char c)
{
	unsigned tries = 1 << 20;

	while (!(uk_pc_in8(BASE + STATUS) & 0x20)) {
		/* A port that never gets ready must not hang a crash report,
		 * nor be waited for again. */
		if (--tries == 0) {
			present = false;
			return;
		}
	}
	uk_pc_out8(BASE + DATA, (uint8_t)c);
}

void uk_chipset_serial_write(const char *buf, size_t len)
{
	for (size_t i = 0; present && i < len; i++) {
		if (buf[i] == '\n')
			write_byte('\r');
		write_byte(buf[i]);
	}
}

/* All it has to do is to end an idle: the reader then finds the bytes, and asks
 * for the next interrupt when there are no more. */
static void on_input(void *arg)
{
	(void)arg;
	uk_pc_out8(BASE + IRQ_ENABLE, 0);
}

static void expect_input(void)
{
	static bool attached;

	if (!attached)
		attached = uk_plat_irq_attach(IRQ, on_input, NULL) == 0;
	if (attached)
		uk_pc_out8(BASE + IRQ_ENABLE, 0x01);
}

/* The key that ends a line sends CR. */
static char from_key(uint8_t c)
{
	return c == '\r' ? '\n' : (char)c;
}

int uk_chipset_serial_read(char *buf, size_t len)
{
	size_t n = 0;

	while (present && n < len && uk_pc_in8(BASE + STATUS) & 0x01)
		buf[n++] = from_key(uk_pc_in8(BASE + DATA));
	if (n == 0 && len > 0 && present)
		expect_input();
	return (int)n;
}
