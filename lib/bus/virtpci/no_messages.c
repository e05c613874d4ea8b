// SPDX-License-Identifier: BSD-3-Clause
// All queues share one message.
#include "virtpci.h"

unsigned virtpci_message(struct virtpci *p, const struct uk_virtio_queue *q)
{
	(void)p, (void)q;
	return 1;
}

void virtpci_first(void *arg)
{
	struct virtpci *p = arg;

	uk_virtio_interrupt(&p->virtio, true, false);
}
