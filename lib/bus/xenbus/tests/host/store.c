// SPDX-License-Identifier: BSD-3-Clause
// The store: nodes in a list, answers through the ring.
#include "store.h"

#include "../../xenbus.h"

#include <uk/evtchn.h>
#include <uk/format.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk_host.h>

enum { PORT = 2, NODES = 32, TEXT = 2048, WATCHES = 32, TRANSACTION = 77 };

struct xenstore_domain_interface store_page;
struct store_how store_how;
unsigned store_requests;
struct shared_info *uk_xen_shared;

static struct node {
	char path[64], value[TEXT];
} nodes[NODES];
static struct {
	char path[64], token[16];
} watches[WATCHES];
static struct xenbus_wire request;
static const struct uk_xen_ring requests = {
    store_page.req, sizeof(store_page.req), &store_page.req_cons,
    &store_page.req_prod};
static const struct uk_xen_ring answers = {
    store_page.rsp, sizeof(store_page.rsp), &store_page.rsp_cons,
    &store_page.rsp_prod};
/* What did not find room in the ring yet. */
static char backlog[65536];
static size_t backlog_bytes;
static uint64_t now;

static bool equal(const char *a, const char *b)
{
	return uk_host_snprintf(NULL, 0, "%s", a) ==
		   uk_host_snprintf(NULL, 0, "%s", b) &&
	       memcmp(a, b, xenbus_length(a)) == 0;
}

static void copy(char *to, size_t size, const char *from)
{
	uk_host_snprintf(to, size, "%s", from);
}

static void raise(void)
{
	uk_xen_shared->evtchn_pending[0] |= 1UL << PORT;
	uk_xen_shared->vcpu_info[0].evtchn_pending_sel |= 1;
	uk_xen_shared->vcpu_info[0].evtchn_upcall_pending = 1;
}

static void pump(void)
{
	size_t most = store_how.pieces ? store_how.pieces : backlog_bytes;
	int n = uk_xen_ring_put(&answers, backlog, UK_MIN(most, backlog_bytes));

	if (n <= 0)
		return;
	backlog_bytes -= (size_t)n;
	memmove(backlog, backlog + n, backlog_bytes);
	raise();
}

static void append(const void *bytes, size_t len)
{
	if (backlog_bytes + len > sizeof(backlog))
		return;
	memcpy(backlog + backlog_bytes, bytes, len);
	backlog_bytes += len;
}

void store_send(uint32_t type, uint32_t id, const void *payload, uint32_t len)
{
	const struct xsd_sockmsg head = {
	    .type = type, .req_id = id, .len = len};

	append(&head, sizeof(head));
	append(payload, len);
	pump();
}

static struct node *find(const char *path)
{
	for (unsigned i = 0; i < NODES; i++)
		if (nodes[i].path[0] && equal(nodes[i].path, path))
			return &nodes[i];
	return NULL;
}

const char *store_value(const char *path)
{
	struct node *node = find(path);

	return node ? node->value : NULL;
}

unsigned store_watches(void)
{
	unsigned count = 0;

	for (unsigned i = 0; i < WATCHES; i++)
		count += watches[i].token[0] != '\0';
	return count;
}

static void fire(unsigned i, const char *path)
{
	char event[96];
	size_t path_bytes = xenbus_length(path) + 1;

	copy(event, sizeof(event), path);
	copy(event + path_bytes, sizeof(event) - path_bytes, watches[i].token);
	store_send(
	    XS_WATCH_EVENT, 0, event,
	    (uint32_t)(path_bytes + xenbus_length(watches[i].token) + 1));
}

static void set(const char *path, const char *value, size_t len)
{
	struct node *node = find(path);

	for (unsigned i = 0; i < NODES && !node; i++)
		if (!nodes[i].path[0])
			node = &nodes[i];
	if (!node || len >= TEXT)
		return;
	copy(node->path, sizeof(node->path), path);
	memcpy(node->value, value, len);
	node->value[len] = '\0';
	for (unsigned i = 0; i < WATCHES; i++)
		if (watches[i].token[0] &&
		    memcmp(path, watches[i].path,
			   xenbus_length(watches[i].path)) == 0)
			fire(i, path);
}

void store_write(const char *path, const char *value)
{
	set(path, value, xenbus_length(value));
}

static void refuse(const char *error)
{
	store_send(XS_ERROR, request.header.req_id, error,
		   (uint32_t)xenbus_length(error) + 1);
}

static void ok(void)
{
	store_send(request.header.type, request.header.req_id, "OK", 3);
}

/* The names that begin with the path and a slash. */
static void list(const char *path)
{
	char names[1024];
	size_t n = 0, len = xenbus_length(path);

	for (unsigned i = 0; i < NODES; i++)
		if (memcmp(nodes[i].path, path, len) == 0 &&
		    nodes[i].path[len] == '/') {
			copy(names + n, sizeof(names) - n,
			     nodes[i].path + len + 1);
			n += xenbus_length(names + n) + 1;
		}
	store_send(XS_DIRECTORY, request.header.req_id, names, (uint32_t)n);
}

static void watch(const char *path, const char *token)
{
	unsigned i = 0;

	while (i < WATCHES - 1 && watches[i].token[0])
		i++;
	copy(watches[i].path, sizeof(watches[i].path), path);
	copy(watches[i].token, sizeof(watches[i].token), token);
	ok();
	fire(i, path);
}

static void unwatch(const char *token)
{
	for (unsigned i = 0; i < WATCHES; i++)
		if (equal(watches[i].token, token)) {
			watches[i].token[0] = '\0';
			ok();
			return;
		}
	refuse("ENOENT");
}

static void end_transaction(void)
{
	if (request.header.tx_id != TRANSACTION) {
		refuse("ENOENT");
	} else if (store_how.refuses > 0) {
		store_how.refuses--;
		refuse("EAGAIN");
	} else {
		ok();
	}
}

static void answer(void)
{
	const char *path = request.payload;
	const char *second = path + xenbus_length(path) + 1;
	struct node *node = find(path);

	switch (request.header.type) {
	case XS_READ:
		if (node)
			store_send(XS_READ, request.header.req_id, node->value,
				   (uint32_t)xenbus_length(node->value));
		else
			refuse("ENOENT");
		break;
	case XS_WRITE:
		set(path, second, request.header.len - (size_t)(second - path));
		ok();
		break;
	case XS_RM:
		if (node)
			node->path[0] = '\0';
		ok();
		break;
	case XS_DIRECTORY:
		list(path);
		break;
	case XS_WATCH:
		watch(path, second);
		break;
	case XS_UNWATCH:
		unwatch(second);
		break;
	case XS_TRANSACTION_START:
		store_send(XS_TRANSACTION_START, request.header.req_id, "77",
			   3);
		break;
	case XS_TRANSACTION_END:
		end_transaction();
		break;
	default:
		refuse("EINVAL");
	}
}

static void serve(void)
{
	while (!store_how.deaf &&
	       xenbus_wire_receive(&request, &requests) > 0) {
		store_requests++;
		if (store_how.silent)
			continue;
		if (!store_how.lie ||
		    !store_how.lie(&request.header, request.payload))
			answer();
	}
	pump();
}

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	(void)c;
	(void)d;
	(void)e;
	if (op != __HYPERVISOR_event_channel_op)
		return 0;
	if (a == EVTCHNOP_status)
		((struct evtchn_status *)b)->status = EVTCHNSTAT_interdomain;
	if (a == EVTCHNOP_unmask)
		uk_xen_shared->evtchn_mask[0] = 0;
	if (a == EVTCHNOP_send)
		serve();
	return 0;
}

int uk_xen_store(struct uk_xen_store *store)
{
	store->page = &store_page;
	store->port = PORT;
	return 0;
}

static void upcall(void)
{
	unsigned long flags = uk_plat_irq_save();

	if (uk_evtchn_waits())
		uk_evtchn_run();
	uk_plat_irq_restore(flags);
}

/* Nobody else runs but the store; without it, only time passes. */
void uk_plat_idle(uint64_t deadline_ns)
{
	serve();
	upcall();
	now += 1000000000;
	(void)deadline_ns;
}

uint64_t uk_plat_time_ns(void)
{
	return now;
}

void store_run(void)
{
	do {
		serve();
		upcall();
	} while (backlog_bytes > 0 || uk_evtchn_waits());
}

bool store_begin(void)
{
	static struct shared_info shared;

	shared = (struct shared_info){0};
	uk_xen_shared = &shared;
	uk_evtchn_init();
	shared.evtchn_mask[0] = 0;
	store_page = (struct xenstore_domain_interface){0};
	store_how = (struct store_how){0};
	memset(nodes, 0, sizeof(nodes));
	memset(watches, 0, sizeof(watches));
	backlog_bytes = 0;
	request.got = 0;
	return xenbus_connect() == 0;
}
