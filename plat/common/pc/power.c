// SPDX-License-Identifier: BSD-3-Clause
// Power-off and reset (ACPI 6.4, 4.8.3 and 7.4.2; _S5 is found without an
// interpreter, as a name followed by a package of constants).
#include "pc.h"

#include <uk/memory.h>

/* Offsets in the FADT (ACPI 6.4, table 5.9). */
enum {
	FADT_DSDT = 40,
	FADT_PM1A = 64,
	FADT_PM1B = 68,
	FADT_FLAGS = 112,
	FADT_RESET = 116,
	FADT_RESET_VALUE = 128,
	FADT_X_DSDT = 140,
	FADT_SLEEP_CONTROL = 244,
};

enum { HAS_RESET = 1 << 10, HARDWARE_REDUCED = 1 << 20 };

static const uint8_t *fadt;
static uint32_t fadt_bytes;

static bool find_fadt(void)
{
	const struct pc_acpi_table *t = pc_acpi_find("FACP");

	fadt = (const uint8_t *)t;
	fadt_bytes = t ? t->bytes : 0;
	return t;
}

/* A field of the FADT; 0 where this revision does not have it. */
static uint64_t field(unsigned at, unsigned bytes)
{
	uint64_t v = 0;

	if (at + bytes <= fadt_bytes)
		memcpy(&v, fadt + at, bytes);
	return v;
}

/* Writes a byte to the generic address at `at`: memory or port. */
static bool write_register(unsigned at, uint8_t value)
{
	uint64_t address = field(at + 4, 8);

	if (!address)
		return false;
	if (field(at, 1) == 1) {
		uk_pc_out8((uint16_t)address, value);
		return true;
	}
	volatile uint8_t *reg = uk_pc_paging_map(address, 1);

	if (field(at, 1) != 0 || !reg)
		return false;
	*reg = value;
	return true;
}

/* A constant of AML: 0x0a and a byte, or the opcodes for 0 and 1. */
static const uint8_t *constant(const uint8_t *p, const uint8_t *end, int *out)
{
	if (p < end && *p <= 1) {
		*out = *p;
		return p + 1;
	}
	if (end - p >= 2 && *p == 0x0a) {
		*out = p[1];
		return p + 2;
	}
	return NULL;
}

/* Reads the two sleep types of "Name (_S5, Package () {a, b, …})". */
static bool read_s5(const uint8_t *p, const uint8_t *end, int type[2])
{
	enum { PACKAGE = 0x12 };

	p += 4;
	if (end - p < 4 || *p++ != PACKAGE)
		return false;
	p += (*p >> 6) + 1; /* the package's length, in 1 to 4 bytes */
	p += 1;             /* how many elements */
	if (p >= end || !(p = constant(p, end, &type[0])))
		return false;
	if (!constant(p, end, &type[1]))
		type[1] = 0;
	return true;
}

static bool find_s5(int type[2])
{
	uint64_t phys = field(FADT_X_DSDT, 8);
	const struct pc_acpi_table *dsdt =
	    pc_acpi_table_at(phys ? phys : field(FADT_DSDT, 4));

	if (!dsdt)
		return false;
	const uint8_t *end = (const uint8_t *)dsdt + dsdt->bytes;

	for (const uint8_t *p = (const uint8_t *)(dsdt + 1); end - p > 4; p++)
		if (!memcmp(p, "_S5_", 4) && read_s5(p, end, type))
			return true;
	return false;
}

void uk_pc_power_off(void)
{
	int type[2];

	if (!find_fadt() || !find_s5(type))
		return;
	if (field(FADT_FLAGS, 4) & HARDWARE_REDUCED) {
		write_register(FADT_SLEEP_CONTROL,
			       (uint8_t)(type[0] << 2 | 1 << 5));
		return;
	}
	uint16_t a = (uint16_t)field(FADT_PM1A, 4);
	uint16_t b = (uint16_t)field(FADT_PM1B, 4);

	if (a)
		uk_pc_out16(a, (uint16_t)(type[0] << 10 | 1 << 13));
	if (b)
		uk_pc_out16(b, (uint16_t)(type[1] << 10 | 1 << 13));
}

void uk_pc_power_reset(void)
{
	static const struct {
		uint16_t limit;
		uint64_t base;
	} UK_PACKED no_idt = {0, 0};

	if (find_fadt() && field(FADT_FLAGS, 4) & HAS_RESET)
		write_register(FADT_RESET, (uint8_t)field(FADT_RESET_VALUE, 1));
	uk_pc_out8(0xcf9, 0x06); /* reset control register of most chipsets */
	uk_pc_out8(0x64, 0xfe);  /* keyboard controller: pulse reset */
	/* A trap that cannot be delivered resets every x86. */
	__asm__ volatile("lidt %0; ud2" ::"m"(no_idt));
	__builtin_unreachable();
}
