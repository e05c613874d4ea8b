// SPDX-License-Identifier: BSD-3-Clause
// Finds the devices, and takes their interrupts (Virtual I/O Device 1.1, 4.1.2
// and 4.1.5).
#include "virtpci.h"

#include <uk/alloc.h>
#include <uk/io_pci.h>
#include <uk/plat.h>

/* Transitional devices tell their kind by the subsystem's number. */
enum { VENDOR = 0x1af4, MODERN = 0x1040, SUBSYSTEM = 0x2e };

static const struct uk_pci_id ids[] = {
    {VENDOR, 0x1000}, {VENDOR, 0x1001}, {VENDOR, 0x1003}, {VENDOR, 0x1005},
    {VENDOR, 0x1041}, {VENDOR, 0x1042}, {VENDOR, 0x1043}, {VENDOR, 0x1044},
};

static unsigned kind_of(const struct uk_pci_function *f)
{
	return f->device > MODERN ? f->device - (unsigned)MODERN
				  : uk_io_pci_read(f->number, SUBSYSTEM, 2);
}

bool virtpci_wait_for_reset(struct uk_virtio *dev)
{
	const uint64_t patience_ns = 1000000000;
	uint64_t end = uk_plat_time_ns() + patience_ns;

	while (dev->ops->status(dev) != 0)
		if (uk_plat_time_ns() > end)
			return false;
	return true;
}

static void interrupt(void *arg)
{
	struct virtpci *p = arg;
	unsigned why =
	    p->virtio.legacy ? virtpci_legacy_why(p) : virtpci_modern_why(p);

	uk_virtio_interrupt(&p->virtio, why & VIRTPCI_USED_BUFFERS,
			    why & VIRTPCI_NEW_CONFIG);
}

static void config_message(void *arg)
{
	struct virtpci *p = arg;

	uk_virtio_interrupt(&p->virtio, false, true);
}

/* Messages where there are some for both, else the pin. */
static int attach(struct virtpci *p)
{
	const struct uk_pci_function *f = &p->function;

	p->has_messages = uk_pci_msix_count(f) >= 2 &&
			  uk_pci_msix_attach(f, 0, config_message, p) == 0 &&
			  uk_pci_msix_attach(f, 1, virtpci_first, p) == 0;
	return p->has_messages ? 0 : uk_pci_irq_attach(f, interrupt, p);
}

static int init(struct virtpci *p)
{
	int error = virtpci_modern_init(p);

	if (error == -ENODEV)
		error = virtpci_legacy_init(p);
	if (!error && !p->virtio.ops->set_status(&p->virtio, 0))
		error = -EIO;
	if (error)
		return error;
	uk_pci_enable(&p->function);
	return attach(p);
}

static int probe(const struct uk_pci_function *f)
{
	struct virtpci *p = uk_alloc(uk_alloc_default(), sizeof(*p));

	if (!p)
		return -ENOMEM;
	*p = (struct virtpci){.virtio.kind = kind_of(f), .function = *f};
	int error = init(p);

	/* It may be in interrupts' hands from here on: it stays. */
	if (!error && !uk_virtio_add(&p->virtio))
		error = -ENODEV;
	if (error)
		uk_pci_quiet(f);
	return error;
}
UK_PCI_DRIVER(virtio, ids, probe);
