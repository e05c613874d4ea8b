// SPDX-License-Identifier: BSD-3-Clause
// Each line of queues has a message of its own, as long as there are some: the
// others share the first (Virtual I/O Device 1.1, 4.1.5.1.2).
#include "virtpci.h"

#include <uk/alloc.h>

enum { FIRST = 1 };

/* One that a line got, for ever. */
struct virtpci_message {
	struct virtpci_message *next;
	struct virtpci *pci;
	unsigned number;
};

static void wake(struct virtpci *p, unsigned message)
{
	for (struct uk_virtio_queue *q = p->virtio.queues; q; q = q->next)
		if (q->message == message)
			q->wake(q);
}

void virtpci_first(void *arg)
{
	wake(arg, FIRST);
}

static void message(void *arg)
{
	struct virtpci_message *m = arg;

	wake(m->pci, m->number);
}

static bool attach(struct virtpci *p, unsigned number)
{
	struct virtpci_message *m = uk_alloc(uk_alloc_default(), sizeof(*m));

	if (!m)
		return false;
	*m = (struct virtpci_message){p->messages, p, number};
	if (uk_pci_msix_attach(&p->function, number, message, m)) {
		uk_free(uk_alloc_default(), m);
		return false;
	}
	p->messages = m;
	return true;
}

unsigned virtpci_message(struct virtpci *p, const struct uk_virtio_queue *q)
{
	const struct virtpci_message *m = p->messages;
	unsigned number = FIRST + q->line;

	while (m && m->number != number)
		m = m->next;
	return m || (number != FIRST && attach(p, number)) ? number : FIRST;
}
