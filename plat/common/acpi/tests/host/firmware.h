// SPDX-License-Identifier: BSD-3-Clause
// Made-up memory with tables in it. Each part of it that a reader reaches is a
// copy of exactly what was asked for, so that the sanitizers see all beyond.
#ifndef ACPI_FIRMWARE_H
#define ACPI_FIRMWARE_H

#include <uk/acpi.h>
#include <uk/memory.h>

/* Physical memory begins and ends here; tables have places of their own. */
enum {
	EBDA_POINTER = 0x40e,
	EBDA = 0x9fc00,
	EBDA_END = 0xa0000,
	LOW = 0xe0000,
	HIGH = 0xf0000,
	RSDP = 0xe0040,
	RSDT = 0xe1000,
	XSDT = 0xe2000,
	MADT = 0xe3001, /* firmware aligns tables as it likes */
	FADT = 0xe4000,
	DSDT = 0xe5000,
};

extern uint8_t firmware[HIGH - LOW];
extern uint8_t ebda_pointer[2], ebda[EBDA_END - EBDA];
extern const struct uk_acpi acpi;

/* RSDP, RSDT and XSDT, both listing MADT and FADT, which are empty, and an
 * empty DSDT that the FADT names. */
void firmware_init(void);

/* Gives back all copies. */
void firmware_end(void);

static inline uint8_t *at(uint64_t phys)
{
	return firmware + (phys - LOW);
}

static inline void put32(uint64_t phys, uint32_t v)
{
	memcpy(at(phys), &v, sizeof(v));
}

/* A table of `bytes` with what is there already behind its header. */
void table(uint64_t phys, const char *signature, uint32_t bytes);

/* Has the bytes at `phys` sum to zero by the one at `phys + checksum_at`. */
void sum(uint64_t phys, uint32_t bytes, uint32_t checksum_at);

#endif
