// SPDX-License-Identifier: BSD-3-Clause
// Xenstore: the input is what the store does whenever it is told of something.
#include "xen.h"

#include <uk/errno.h>
#include <uk/order.h>
#include <uk/plat.h>
#include <uk/stop.h>
#include <uk/xen.h>
#include <uk/xenbus.h>

#include <xen/io/xs_wire.h>

int xenbus_connect(void);
int xenbus_shutdown_listen(void);

static struct xenstore_domain_interface page;
static const struct uk_xen_ring requests = {page.req, sizeof(page.req),
					    &page.req_cons, &page.req_prod};
static const struct uk_xen_ring answers = {page.rsp, sizeof(page.rsp),
					   &page.rsp_cons, &page.rsp_prod};
static struct xsd_sockmsg latest;
/* What the first byte of the input says. */
static enum { NO_STORE = 1, MUCH = 2 } mode;
static void *here[5];

/* Where the image would end. */
UK_NORETURN static void end(void)
{
	__builtin_longjmp(here, 1);
}

void uk_order_stop(int status)
{
	HOLDS(status == 0);
	end();
}

void uk_restart(void)
{
	end();
}

int uk_xen_store(struct uk_xen_store *store)
{
	*store = (struct uk_xen_store){&page, XEN_PORT};
	return mode & NO_STORE ? -ENODEV : 0;
}

/* All that is sent counts as read; of each message the head is looked at. */
static void read_requests(void)
{
	static size_t skip;
	char rest[256];
	int n;

	if (page.req_prod == sizeof(latest))
		skip = 0;
	do {
		if (skip > 0) {
			n = uk_xen_ring_take(&requests, rest,
					     UK_MIN(skip, sizeof(rest)));
			skip -= n > 0 ? (size_t)n : 0;
		} else {
			n = uk_xen_ring_take(&requests, &latest,
					     sizeof(latest));
			if (n == (int)sizeof(latest))
				skip = latest.len;
		}
	} while (n > 0);
}

static void put(const void *bytes, size_t len)
{
	if (uk_xen_ring_put(&answers, bytes, len) < 0)
		page.rsp_prod = page.rsp_cons;
}

static void send(uint32_t type, uint32_t id)
{
	char payload[300];
	size_t len = input_bytes(payload, input_byte());
	const struct xsd_sockmsg head = {
	    .type = type, .req_id = id, .len = (uint32_t)len};

	put(&head, sizeof(head));
	put(payload, len);
}

static void send_bytes(void)
{
	char bytes[64];

	put(bytes, input_bytes(bytes, input_byte() % sizeof(bytes)));
}

static void do_next(void)
{
	switch (input_byte() & 15) {
	case 0:
		send_bytes();
		break;
	case 1:
		page.rsp_prod = input_word();
		break;
	case 2:
		page.req_cons = input_word();
		break;
	case 3:
		send(input_byte(), latest.req_id);
		break;
	case 4:
		send(XS_ERROR, latest.req_id);
		break;
	case 5:
	case 6:
		send(XS_WATCH_EVENT, 0);
		break;
	case 7:
		return;
	case 8:
		send(latest.type, latest.req_id - 1);
		break;
	default:
		send(latest.type, latest.req_id);
	}
}

void xen_notified(void)
{
	if (!input_left())
		return;
	read_requests();
	do_next();
	xen_raise();
}

static void look(struct uk_xenbus_watch *watch)
{
	char value[8];
	int n = uk_xenbus_read(0, watch->path, value, sizeof(value));

	HOLDS(n < (int)sizeof(value));
	HOLDS(n < 0 || value[n] == '\0');
}

static void ask_much(void)
{
	static char longest[XENSTORE_PAYLOAD_MAX + 2];
	char small[1];

	for (size_t i = 0; i < sizeof(longest) - 1; i++)
		longest[i] = 'x';
	HOLDS(uk_xenbus_read(0, "a", small, 0) == -EMSGSIZE);
	HOLDS(uk_xenbus_remove(0, longest) < 0);
	longest[1500] = '\0';
	(void)!uk_xenbus_write(0, "a", longest);
}

static void ask(void)
{
	static struct uk_xenbus_watch watch = {.path = "a/b", .fn = look};
	char names[32];
	uint32_t tx = 0;
	uint64_t number;

	(void)!uk_xenbus_watch(&watch);
	if (uk_xenbus_begin(&tx) == 0)
		HOLDS(tx != 0);
	look(&watch);
	(void)!uk_xenbus_read_number(tx, "n", &number);
	int n = uk_xenbus_list(tx, "d", names, sizeof(names));

	HOLDS(n <= (int)sizeof(names));
	HOLDS(n <= 0 || names[n - 1] == '\0');
	(void)!uk_xenbus_write(tx, "a", "b");
	(void)!uk_xenbus_remove(tx, "a");
	(void)!uk_xenbus_end(tx, true);
	(void)!uk_xenbus_unwatch(&watch);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	xen_begin(input, bytes);
	mode = input_byte() & (NO_STORE | MUCH);
	page = (struct xenstore_domain_interface){0};
	latest = (struct xsd_sockmsg){0};
	if (__builtin_setjmp(here))
		return 0;
	(void)!xenbus_connect();
	(void)!xenbus_shutdown_listen();
	if (mode & MUCH)
		ask_much();
	for (int i = 0; i < 8 && input_left(); i++)
		ask();
	return 0;
}
