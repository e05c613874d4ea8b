// SPDX-License-Identifier: BSD-3-Clause
// PCI: which functions there are, and where their registers are.
//
// Firmware has numbered the buses and given out the addresses and interrupt
// lines; nothing here changes them. Section numbers are those of the PCI Local
// Bus Specification 3.0. Any context but interrupt handlers; no sleeping.
#ifndef UK_PCI_H
#define UK_PCI_H

#include <uk/base.h>
#include <uk/plat.h>

/* A function; its number is that of <uk/io_pci.h>. */
struct uk_pci_function {
	uint32_t number;
	uint16_t vendor, device;
	/* Base class, sub-class and interface, from bit 16, 8 and 0 on (6.2.1).
	 */
	uint32_t class_code;
	uint8_t revision;
	uint8_t header; /* 0: a device, 1: a bridge to another bus */
};

#define UK_PCI_SEGMENT(number)  ((number) >> 16)
#define UK_PCI_BUS(number)      ((number) >> 8 & 0xff)
#define UK_PCI_DEVICE(number)   ((number) >> 3 & 0x1f)
#define UK_PCI_FUNCTION(number) ((number)&0x7)

/* How far a walk is; zeroed, it is at the start. */
struct uk_pci_walk {
	uint32_t next;                  /* number to look at */
	unsigned functions;             /* of the device it belongs to */
	uint8_t behind_bridge[256 / 8]; /* buses, a bit for each */
};

/* Finds the next function of segment 0, over all buses that bridges lead to, in
 * ascending order. False: there are no more. */
bool uk_pci_next(struct uk_pci_walk *walk, struct uk_pci_function *function);

/* Registers of a function in memory or in ports. */
struct uk_pci_bar {
	uint64_t base, bytes; /* base is 0 where none was given out */
	bool is_port;
	bool is_prefetchable;
	bool is_wide; /* takes the next base address register, too */
};

/* Reads base address register `n` (6.2.5.1), 0 to 5. The function does not
 * answer meanwhile: not for one that others use. Returns 0, -ENOENT if the
 * register stands for nothing, -EINVAL if the function has none of that number,
 * or one that makes no sense. */
int uk_pci_bar(const struct uk_pci_function *function, unsigned n,
	       struct uk_pci_bar *bar) UK_MUST_CHECK;

/* Drivers ------------------------------------------------------------------ */

struct uk_pci_id {
	uint16_t vendor, device;
};

struct uk_pci_driver {
	const char *name;
	/* Takes the function: 0, or -errno, which is said. What does not
	 * concern the driver is -ENODEV, which is not. */
	int (*probe)(const struct uk_pci_function *function);
	const struct uk_pci_id *ids;
	unsigned id_count;
};

/* Announces a driver of the functions in a table of ids: init level device has
 * it look at each. `id` names it once more. Such a driver selects PCI_DRIVERS.
 */
#define UK_PCI_DRIVER(id, id_table, probe_fn)                                \
	static const struct uk_pci_driver uk_pci_driver_##id UK_TABLE_ENTRY( \
	    ".uk_pci_driver." UK_LIB                                         \
	    "." #id) = {.name = UK_LIB,                                      \
			.probe = probe_fn,                                   \
			.ids = id_table,                                     \
			.id_count = UK_ARRAY_LEN(id_table)}

/* Has it answer, and reach memory by itself. */
void uk_pci_enable(const struct uk_pci_function *function);

/* Takes the latter away again. */
void uk_pci_quiet(const struct uk_pci_function *function);

/* Where capability `id` (6.7) stands in the configuration space: the first
 * after `after`, 0 to start; 0: there is none left. */
unsigned uk_pci_capability(const struct uk_pci_function *function, unsigned id,
			   unsigned after);

/* Maps `bytes` from `offset` on of base address register `n`, which is of
 * memory, for ever. NULL: it has no such register, or not so much behind it,
 * or was given no address, or there is no page table left. */
volatile void *uk_pci_map(const struct uk_pci_function *function, unsigned n,
			  uint64_t offset, uint64_t bytes) UK_MUST_CHECK;

/* Has `fn` called for the function's interrupt pin (6.2.4), which others may
 * share. 0; -ENOENT: it has none, or firmware did not say which; else as
 * uk_plat_irq_attach. */
int uk_pci_irq_attach(const struct uk_pci_function *function,
		      uk_plat_irq_fn *fn, void *arg) UK_MUST_CHECK;

/* How many interrupts it can send as messages (MSI-X, 6.8.2); 0: none. */
unsigned uk_pci_msix_count(const struct uk_pci_function *function);

/* Has `fn` called for message `n` of them, and no more for the pin. 0; -ENOENT:
 * it has no such message; -ENOSPC: the machine has no interrupt left for it;
 * -ENOMEM. */
int uk_pci_msix_attach(const struct uk_pci_function *function, unsigned n,
		       uk_plat_irq_fn *fn, void *arg) UK_MUST_CHECK;

#endif
