// SPDX-License-Identifier: BSD-3-Clause
// ACPI's tables: found, checked, and read as far as machines need them here.
//
// For platform code. Nothing here allocates, keeps state or trusts a length:
// tables that lie are as good as absent. Any context that `reach` allows.
// Sections are those of ACPI 6.4.
#ifndef UK_ACPI_H
#define UK_ACPI_H

#include <uk/base.h>

/* Header of every table (5.2.6). Firmware aligns tables as it likes. */
struct uk_acpi_table {
	char signature[4];
	uint32_t bytes;
	uint8_t revision, checksum;
	char oem[6], oem_table[8];
	uint32_t oem_revision, creator, creator_revision;
} UK_PACKED;

/* Gives physical memory, to read for ever; NULL if it cannot be read. */
typedef const void *uk_acpi_reach_fn(uint64_t phys, size_t bytes);

struct uk_acpi {
	uk_acpi_reach_fn *reach;
	uint64_t rsdp; /* physical; 0: where uk_acpi_search finds it */
};

/* Where a BIOS leaves the root pointer (5.2.5.1): in the first KiB of the
 * extended BIOS data area, whose address is in page zero, or below 1 MiB. Its
 * address, 0 if it is in neither or out of reach. */
uint64_t uk_acpi_search(uk_acpi_reach_fn *reach);

/* The table with this signature, complete and its checksum right; NULL. */
const struct uk_acpi_table *uk_acpi_find(const struct uk_acpi *acpi,
					 const char *signature);

/* The interrupt controllers: "APIC" (5.2.12) ------------------------------ */

/* Where an ISA interrupt arrives. */
struct uk_acpi_irq {
	unsigned gsi;
	bool level, low;
};

/* `madt` may be NULL in both: then it is as the PC had it. */
void uk_acpi_isa_irq(const struct uk_acpi_table *madt, unsigned irq,
		     struct uk_acpi_irq *out);

/* The I/O APIC that serves a global system interrupt: its address, and the
 * first interrupt that it serves; 0 if there are others only. */
uint64_t uk_acpi_ioapic(const struct uk_acpi_table *madt, unsigned gsi,
			unsigned *first);

/* The fixed hardware: "FACP" (5.2.9) --------------------------------------- */

/* Offsets of fields (table 5.9). */
enum {
	UK_ACPI_FADT_DSDT = 40,
	UK_ACPI_FADT_SCI = 46, /* 2 bytes */
	UK_ACPI_FADT_SMI_COMMAND = 48,
	UK_ACPI_FADT_ENABLE = 52,
	UK_ACPI_FADT_PM1A_EVENTS = 56,
	UK_ACPI_FADT_PM1B_EVENTS = 60,
	UK_ACPI_FADT_PM1A = 64,
	UK_ACPI_FADT_PM1B = 68,
	UK_ACPI_FADT_PM_TIMER = 76,
	UK_ACPI_FADT_GPE0 = 80,
	UK_ACPI_FADT_GPE1 = 84,
	UK_ACPI_FADT_PM1_EVENT_BYTES = 88, /* 1 byte each */
	UK_ACPI_FADT_GPE0_BYTES = 92,
	UK_ACPI_FADT_GPE1_BYTES = 93,
	UK_ACPI_FADT_FLAGS = 112,
	UK_ACPI_FADT_RESET = 116, /* a generic address (5.2.3.2) */
	UK_ACPI_FADT_RESET_VALUE = 128,
	UK_ACPI_FADT_X_DSDT = 140,
	UK_ACPI_FADT_X_PM1A_EVENTS = 148, /* generic addresses */
	UK_ACPI_FADT_X_PM1B_EVENTS = 160,
	UK_ACPI_FADT_X_PM1A = 172,
	UK_ACPI_FADT_X_PM1B = 184,
	UK_ACPI_FADT_X_PM_TIMER = 208,
	UK_ACPI_FADT_X_GPE0 = 220,
	UK_ACPI_FADT_X_GPE1 = 232,
	UK_ACPI_FADT_SLEEP_CONTROL = 244,
};

/* Of the field FLAGS. */
enum {
	UK_ACPI_BUTTON_IS_METHODS = 1 << 4, /* no fixed hardware, if any */
	UK_ACPI_TIMER_HAS_32_BITS = 1 << 8,
	UK_ACPI_HAS_RESET = 1 << 10,
	UK_ACPI_HARDWARE_REDUCED = 1 << 20,
};

/* A field of 1 to 8 bytes; 0 where this revision does not have it. */
uint64_t uk_acpi_fadt(const struct uk_acpi_table *fadt, unsigned at,
		      unsigned bytes);

/* The port of a block of registers: at `wide` newer revisions have a generic
 * address, which counts if it is that of a port, else the field of 4 bytes at
 * `at` does. 0: none. */
uint16_t uk_acpi_fadt_port(const struct uk_acpi_table *fadt, unsigned at,
			   unsigned wide);

/* The two sleep types of the state off, below 8, as the DSDT names them;
 * false if it does not. */
bool uk_acpi_off_types(const struct uk_acpi *acpi,
		       const struct uk_acpi_table *fadt, uint8_t type[2]);

/* The high precision event timer: "HPET" (IA-PC HPET Specification 1.0a, 3.2.4)
 */

/* The address of its registers; 0 if `hpet` is NULL, or if they are not in
 * memory. */
uint64_t uk_acpi_hpet(const struct uk_acpi_table *hpet);

/* PCI's configuration space in memory: "MCFG" (PCI Firmware Specification 3.2,
 * 4.1.2) ------------------------------------------------------------------ */

/* Where the space of a bus is; 0 if `mcfg` is NULL, or if it does not say. */
uint64_t uk_acpi_mcfg(const struct uk_acpi_table *mcfg, unsigned segment,
		      unsigned bus);

#endif
