// SPDX-License-Identifier: BSD-3-Clause
// Finds the controllers on PCI.
#include "e1000.h"

#include <uk/alloc.h>
#include <uk/memory.h>
#include <uk/param.h>
#include <uk/print.h>

#define USUAL_MTU 1500

enum { INTEL = 0x8086, I82574L = 0x10d3 };

/* 82540EM, 82545EM, 82574L. */
static const struct uk_pci_id ids[] = {
    {INTEL, 0x100e},
    {INTEL, 0x100f},
    {INTEL, I82574L},
};

/* QEMU's 82574 makes fragments of what it is to cut, unless it is behind a tap,
 * which nobody can see from here. */
bool e1000_cuts;
UK_PARAM_BOOL(cut, e1000_cuts, "have an 82574 cut large packets");

/* QEMU's 8254x gets the lengths of IPv6's segments wrong. */
static unsigned abilities_of(const struct e1000 *e)
{
	const unsigned sums = UK_NETDEV_CHECKSUM | UK_NETDEV_CHECKED;

	if (!e->is_express)
		return sums | UK_NETDEV_CUT4;
	return e1000_cuts ? sums | UK_NETDEV_CUT4 | UK_NETDEV_CUT6 : sums;
}

static int init(struct e1000 *e)
{
	e->regs = uk_pci_map(&e->function, 0, 0, REGS_BYTES);
	if (!e->regs)
		return -ENODEV;
	e->is_express = e->function.device == I82574L;
	uk_pci_enable(&e->function);
	if (!e1000_read_mac(e))
		return -EIO;
	int error = e1000_reset(e);

	if (error)
		return error;
	e->net.ops = &e1000_ops;
	e->net.driver = "e1000";
	e->net.mtu = USUAL_MTU;
	e->net.queues = 1;
	e->net.parts = PARTS;
	e->net.kept = CONFIG_E1000_BUFFERS * 3 / 4;
	e->net.abilities = abilities_of(e);
	e->net.up = e1000_read(e, STATUS) & STATUS_LINK_UP;
	uk_netdev_add(&e->net);
	return 0;
}

static int probe(const struct uk_pci_function *function)
{
	struct uk_alloc *heap = uk_alloc_default();
	struct e1000 *e = heap ? uk_alloc(heap, sizeof(*e)) : NULL;

	if (!e)
		return -ENOMEM;
	memset(e, 0, sizeof(*e));
	e->function = *function;
	int error = init(e);

	if (error) {
		uk_pci_quiet(function);
		uk_free(heap, e);
	}
	return error;
}
UK_PCI_DRIVER(e1000, ids, probe);
