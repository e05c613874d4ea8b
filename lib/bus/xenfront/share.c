// SPDX-License-Identifier: BSD-3-Clause
// What the halves of a device share: pages, and an event channel.
#include <uk/arch.h>
#include <uk/gnttab.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/plat.h>
#include <uk/xenfront.h>

int uk_xenfront_share(const struct uk_xenfront *front, const char *name,
		      struct uk_xenfront_page *shared)
{
	shared->page = uk_palloc_alloc(1);
	if (!shared->page)
		return -ENOMEM;
	memset(shared->page, 0, UK_ARCH_PAGE_SIZE);
	shared->grant = uk_gnttab_grant(front->remote, shared->page, false);
	if (shared->grant < 0) {
		uk_palloc_free(shared->page, 1);
		shared->page = NULL;
		return shared->grant;
	}
	int error =
	    uk_xenfront_write_number(front, name, (unsigned)shared->grant);

	if (error)
		uk_xenfront_unshare(shared);
	return error;
}

bool uk_xenfront_unshare(struct uk_xenfront_page *shared)
{
	void *page = shared->page;

	shared->page = NULL;
	if (!page)
		return true;
	if (uk_gnttab_end((grant_ref_t)shared->grant))
		return false;
	uk_palloc_free(page, 1);
	return true;
}

int uk_xenfront_connect(struct uk_xenfront *front, uk_plat_irq_fn *fn,
			void *arg)
{
	int port = uk_evtchn_alloc(front->remote);

	if (port < 0)
		return port;
	int error =
	    uk_xenfront_write_number(front, "event-channel", (unsigned)port);

	/* Last: a handler stays, for whoever gets the same number. */
	if (!error)
		error = uk_plat_irq_attach((unsigned)port, fn, arg);
	if (error) {
		uk_evtchn_close((evtchn_port_t)port);
		return error;
	}
	front->port = port;
	return 0;
}
