// SPDX-License-Identifier: BSD-3-Clause
// Has each driver look at the functions that it is for.
#include "pci.h"

#include <uk/errno.h>
#include <uk/init.h>
#include <uk/print.h>

/* From the linker script. */
extern const struct uk_pci_driver uk_pci_driver_start[];
extern const struct uk_pci_driver uk_pci_driver_end[];

static bool is_for(const struct uk_pci_driver *driver,
		   const struct uk_pci_function *f)
{
	for (unsigned i = 0; i < driver->id_count; i++)
		if (driver->ids[i].vendor == f->vendor &&
		    driver->ids[i].device == f->device)
			return true;
	return false;
}

static void offer(const struct uk_pci_function *f)
{
	const struct uk_pci_driver *driver = uk_pci_driver_start;

	for (; driver < uk_pci_driver_end; driver++) {
		int error = is_for(driver, f) ? driver->probe(f) : -ENODEV;

		if (!error)
			return;
		if (error != -ENODEV)
			uk_print_error("%s does not take %02x:%02x.%x: error "
				       "%d",
				       driver->name, UK_PCI_BUS(f->number),
				       UK_PCI_DEVICE(f->number),
				       UK_PCI_FUNCTION(f->number), -error);
	}
}

static int pci_probe(void)
{
	struct uk_pci_walk walk = {0};
	struct uk_pci_function f;

	while (uk_pci_next(&walk, &f))
		offer(&f);
	return 0;
}
UK_INIT(device, pci_probe);
