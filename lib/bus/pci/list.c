// SPDX-License-Identifier: BSD-3-Clause
// Writes what is found, as lspci does.
#include <uk/init.h>
#include <uk/pci.h>
#include <uk/print.h>

static void print_bars(const struct uk_pci_function *f)
{
	struct uk_pci_bar bar;

	for (unsigned n = 0; n < 6; n++) {
		if (uk_pci_bar(f, n, &bar))
			continue;
		uk_printf("pci:   %u: %s %#llx, %llu bytes%s%s\n", n,
			  bar.is_port ? "ports" : "memory",
			  (unsigned long long)bar.base,
			  (unsigned long long)bar.bytes,
			  bar.is_wide ? ", 64-bit" : "",
			  bar.is_prefetchable ? ", prefetchable" : "");
		n += bar.is_wide;
	}
}

static int pci_list(void)
{
	struct uk_pci_walk walk = {0};
	struct uk_pci_function f;

	while (uk_pci_next(&walk, &f)) {
		uk_printf("pci: %02x:%02x.%x %04x:%04x class %06x header %u\n",
			  UK_PCI_BUS(f.number), UK_PCI_DEVICE(f.number),
			  UK_PCI_FUNCTION(f.number), f.vendor, f.device,
			  f.class_code, f.header);
		print_bars(&f);
	}
	return 0;
}
UK_INIT(bus, pci_list);
