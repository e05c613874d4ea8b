// SPDX-License-Identifier: BSD-3-Clause
// A serial port: PL011 (PrimeCell UART Technical Reference Manual, DDI 0183).
#include <uk/arm.h>

#include <uk/io.h>
#include <uk/plat.h>
#include <uk/print.h>

enum {
	DATA = 0x00,
	FLAGS = 0x18,
	RATE = 0x24,
	RATE_FRACTION = 0x28,
	LINE = 0x2c,
	CONTROL = 0x30,
	IRQ_ENABLE = 0x38,
	BYTES = 0x1000,
};

/* Flags. */
enum { BUSY = 1 << 3, NO_INPUT = 1 << 4, FULL = 1 << 5 };

#define BAUD 115200

static volatile char *port; /* NULL: none, or one that never gets ready */
static unsigned irq;

static uint32_t read(unsigned reg)
{
	return uk_io_read32(port + reg);
}

static void write(unsigned reg, uint32_t value)
{
	uk_io_write32(port + reg, value);
}

/* A port that never gets ready must not hang a crash report, nor be waited for
 * again. */
static bool wait_while(unsigned flags)
{
	unsigned tries = 1 << 20;

	while (port && read(FLAGS) & flags)
		if (--tries == 0)
			port = NULL;
	return port != NULL;
}

void uk_arm_serial_init(uint64_t phys, unsigned clock_hz)
{
	enum { ON = 1 << 0, SEND = 1 << 8, RECEIVE = 1 << 9 };
	enum { FIFOS = 1 << 4, BITS_8 = 3 << 5 };

	volatile char *there = uk_io_map(phys, BYTES);

	/* Better the port of before than none. */
	if (!there) {
		uk_print_warn("the serial port at %#llx is out of reach",
			      (unsigned long long)phys);
		return;
	}
	port = there;
	if (!wait_while(BUSY))
		return;
	write(IRQ_ENABLE, 0);
	/* In 64ths of the clock's 16th. */
	uint32_t divisor = (clock_hz * 4 + BAUD / 2) / BAUD;

	/* To switch the FIFOs on empties them: not while input waits, which
	 * then comes in byte by byte. */
	uint32_t line =
	    BITS_8 | (read(FLAGS) & NO_INPUT ? FIFOS : read(LINE) & FIFOS);

	write(CONTROL, 0);
	if (divisor) {
		write(RATE, divisor / 64);
		write(RATE_FRACTION, divisor % 64);
	}
	write(LINE, line);
	write(CONTROL, ON | SEND | RECEIVE);
}

void uk_arm_serial_use_irq(unsigned number)
{
	irq = number;
}

static void write_byte(char c)
{
	if (wait_while(FULL))
		write(DATA, (uint8_t)c);
}

void uk_arm_serial_write(const char *buf, size_t len)
{
	for (size_t i = 0; port && i < len; i++) {
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
	write(IRQ_ENABLE, 0);
}

static void expect_input(void)
{
	enum { RECEIVED = 1 << 4, RECEIVED_FEW = 1 << 6 };
	static bool attached;

	if (!attached && irq)
		attached = uk_plat_irq_attach(irq, on_input, NULL) == 0;
	if (attached)
		write(IRQ_ENABLE, RECEIVED | RECEIVED_FEW);
}

/* The key that ends a line sends CR. */
static char from_key(uint32_t c)
{
	return (char)c == '\r' ? '\n' : (char)c;
}

int uk_arm_serial_read(char *buf, size_t len)
{
	size_t n = 0;

	while (port && n < len && !(read(FLAGS) & NO_INPUT))
		buf[n++] = from_key(read(DATA));
	if (n == 0 && len > 0 && port)
		expect_input();
	return (int)n;
}
