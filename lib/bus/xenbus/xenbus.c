// SPDX-License-Identifier: BSD-3-Clause
// The connection with the store: a ring for each direction, an event channel.
#include "xenbus.h"

#include <uk/evtchn.h>
#include <uk/init.h>
#include <uk/plat.h>
#include <uk/print.h>

static struct {
	enum { NONE, WORKS, BROKEN } state;
	evtchn_port_t port;
	struct uk_xen_ring out, in;
	struct xenbus_wire message;
} link;

int xenbus_state(void)
{
	return link.state == WORKS ? 0 : link.state == NONE ? -ENODEV : -EIO;
}

void xenbus_break(const char *why)
{
	if (link.state == WORKS)
		uk_print_error("%s", why);
	link.state = BROKEN;
}

void xenbus_notify(void)
{
	(void)uk_evtchn_send(link.port);
}

int xenbus_put(const void *bytes, size_t len)
{
	int n = uk_xen_ring_put(&link.out, bytes, len);

	if (n < 0)
		xenbus_break("the store's ring has impossible indices");
	return n;
}

static void handle(const struct xenbus_wire *message)
{
	if (message->header.type == XS_WATCH_EVENT)
		xenbus_watch_fire(xenbus_wire_token(message));
	else
		xenbus_answer(message);
}

/* As many as there is room for in a ring, or a store that never stops writing
 * would keep everybody else from running. */
void xenbus_receive(void)
{
	const unsigned most = XENSTORE_RING_SIZE / sizeof(struct xsd_sockmsg);
	uint32_t before = *link.in.consumer;
	int got = 0;

	for (unsigned i = 0; i < most && link.state == WORKS; i++) {
		got = xenbus_wire_receive(&link.message, &link.in);
		if (got <= 0)
			break;
		handle(&link.message);
	}
	if (got == -EIO)
		xenbus_break("the store's ring has impossible indices");
	else if (got < 0)
		xenbus_break("the store's message is too long");
	/* It may wait for room. */
	if (*link.in.consumer != before)
		xenbus_notify();
}

static void on_event(void *arg)
{
	(void)arg;
	xenbus_receive();
}

int xenbus_connect(void)
{
	struct uk_xen_store store;

	xenbus_request_reset();
	xenbus_watch_reset();
	link.state = NONE;
	/* A guest that makes do without one is a guest all the same. */
	if (uk_xen_store(&store))
		return 0;
	struct xenstore_domain_interface *page = store.page;
	bool is_new = link.port != store.port;

	link.port = store.port;
	link.message.got = 0;
	link.out = (struct uk_xen_ring){page->req, sizeof(page->req),
					&page->req_cons, &page->req_prod};
	link.in = (struct uk_xen_ring){page->rsp, sizeof(page->rsp),
				       &page->rsp_cons, &page->rsp_prod};
	link.state = WORKS;
	return is_new ? uk_plat_irq_attach(store.port, on_event, NULL) : 0;
}
UK_INIT(bus, xenbus_connect);
