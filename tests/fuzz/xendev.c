// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as the other half of a split device of Xen.
#include "xendev.h"

#include "heap.h"
#include "init.h"
#include "irq.h"

#include <uk/errno.h>
#include <uk/gnttab.h>
#include <uk/memory.h>
#include <uk/xenfront.h>

/* The host's. */
size_t strlen(const char *s);
int strcmp(const char *a, const char *b);

enum { FIRST = 8, GRANTS = 600, SHARED = 4, PORTS = 32 };

static struct grant {
	char *page; /* NULL: none */
	bool readonly, busy, lost;
} grants[GRANTS];

/* A grant that is given back is soon another page's. */
static struct shared {
	const char *name;
	uint32_t grant;
	char *page;
} shared[SHARED] = {
    {.name = "ring-ref"}, {.name = "tx-ring-ref"}, {.name = "rx-ring-ref"}};

static void (*rings)(uint8_t what);
static struct uk_xenbus_watch *watch;
static unsigned ours, theirs; /* states */
/* Of each port that was given out; of the last one there may be events. */
static struct port {
	uk_plat_irq_fn *fn;
	void *arg;
} ports[PORTS];
static unsigned port_count;
static uint64_t now;

/* What an honest store has below any folder. */
static const struct {
	const char *name, *value;
} values[] = {
    {"backend", "/local/domain/0/backend/x/3/0"},
    {"backend-id", "0"},
    {"mac", "00:16:3e:aB:0c:7f"},
    {"sector-size", "512"},
    {"sectors", "128"},
    {"info", "0"},
    {"feature-flush-cache", "1"},
    {"feature-discard", "1"},
    {"feature-gso-tcpv4", "1"},
    {"feature-gso-tcpv6", "1"},
};

/* The store ---------------------------------------------------------------- */

static bool ends_with(const char *path, const char *name)
{
	size_t n = strlen(path), m = strlen(name);

	return n > m && path[n - m - 1] == '/' &&
	       strcmp(path + n - m, name) == 0;
}

static int copy(char *buf, size_t size, const char *text, size_t len)
{
	if (len >= size)
		return -EMSGSIZE;
	memcpy(buf, text, len);
	buf[len] = '\0';
	return (int)len;
}

int uk_xenbus_read(uint32_t tx, const char *path, char *buf, size_t size)
{
	char text[40] = {(char)('0' + theirs % 10)};
	uint8_t how = input_byte();

	HOLDS(tx == 0 && irq_masked == 0);
	if (how >= 0xf8)
		return how & 1 ? -ENOENT : -EIO;
	if (how >= 0xe0)
		return copy(buf, size, text, input_bytes(text, how & 31));
	if (ends_with(path, "state"))
		return copy(buf, size, text, 1);
	for (unsigned i = 0; i < UK_ARRAY_LEN(values); i++)
		if (ends_with(path, values[i].name))
			return copy(buf, size, values[i].value,
				    strlen(values[i].value));
	return -ENOENT;
}

int uk_xenbus_read_number(uint32_t tx, const char *path, uint64_t *number)
{
	char text[24];
	int n = uk_xenbus_read(tx, path, text, sizeof(text));

	if (n < 0)
		return n;
	*number = 0;
	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -EINVAL;
		*number = *number * 10 + (uint64_t)(text[i] - '0');
	}
	return n > 0 ? 0 : -EINVAL;
}

int uk_xenbus_list(uint32_t tx, const char *path, char *buf, size_t size)
{
	uint8_t how = input_byte();

	(void)path;
	HOLDS(tx == 0 && size > 64);
	if (how == 0xff)
		return -EIO;
	memcpy(buf, "51712", 6);
	if (how < 0xe0)
		return 6;
	size_t bytes = input_bytes(buf, how & 31);

	buf[bytes] = '\0';
	return (int)bytes + 1;
}

static void share(struct shared *s, uint32_t grant)
{
	s->grant = grant;
	s->page = xendev_page(grant, true);
}

int uk_xenbus_write(uint32_t tx, const char *path, const char *value)
{
	uint32_t number = 0;

	HOLDS(tx == 0 && irq_masked == 0 && strlen(path) < 128);
	if (input_byte() == 0xff)
		return -EIO;
	for (const char *p = value; *p; p++)
		number = number * 10 + (uint32_t)(*p - '0');
	if (ends_with(path, "state"))
		ours = number;
	for (unsigned i = 0; i < SHARED && shared[i].name; i++)
		if (ends_with(path, shared[i].name))
			share(&shared[i], number);
	return 0;
}

int uk_xenbus_watch(struct uk_xenbus_watch *w)
{
	if (input_byte() == 0xff)
		return -EIO;
	watch = w;
	w->fn(w);
	return 0;
}

int uk_xenbus_unwatch(struct uk_xenbus_watch *w)
{
	HOLDS(watch == w);
	watch = NULL;
	return input_byte() & 1 ? -EIO : 0;
}

/* Grants and events -------------------------------------------------------- */

int uk_gnttab_grant(domid_t to, const void *page, bool readonly)
{
	uint32_t ref = FIRST;

	HOLDS(to < DOMID_FIRST_RESERVED && (uintptr_t)page % 4096 == 0);
	while (ref < GRANTS && grants[ref].page)
		ref++;
	if (ref == GRANTS || input_byte() == 0xff)
		return -ENOSPC;
	grants[ref] =
	    (struct grant){.page = (char *)page, .readonly = readonly};
	return (int)ref;
}

int uk_gnttab_end(grant_ref_t ref)
{
	HOLDS(ref >= FIRST && ref < GRANTS && grants[ref].page);
	if (grants[ref].busy) {
		grants[ref].lost = true;
		return -EBUSY;
	}
	grants[ref].page = NULL;
	return 0;
}

char *xendev_page(uint32_t ref, bool to_write)
{
	if (ref < FIRST || ref >= GRANTS)
		return NULL;
	return to_write && grants[ref].readonly ? NULL : grants[ref].page;
}

void *xendev_shared(const char *name)
{
	for (unsigned i = 0; i < SHARED && shared[i].name; i++)
		if (strcmp(name, shared[i].name) == 0 &&
		    xendev_page(shared[i].grant, true) == shared[i].page)
			return shared[i].page;
	return NULL;
}

bool xendev_kept(void)
{
	for (unsigned i = FIRST; i < GRANTS; i++)
		if (grants[i].lost)
			return true;
	return false;
}

int uk_evtchn_alloc(domid_t remote)
{
	(void)remote;
	if (port_count == PORTS || input_byte() == 0xff)
		return -ENOSPC;
	ports[port_count] = (struct port){0};
	return (int)port_count++;
}

/* Its handler would be the next one's. */
void uk_evtchn_close(evtchn_port_t port)
{
	HOLDS(port == port_count - 1 && !ports[port].fn);
	port_count--;
}

int uk_plat_irq_attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
{
	HOLDS(irq == port_count - 1 && !ports[irq].fn);
	if (input_byte() == 0xff)
		return -ENOSPC;
	ports[irq] = (struct port){fn, arg};
	return 0;
}

int uk_evtchn_send(evtchn_port_t port)
{
	HOLDS(port < port_count);
	xendev_act();
	return 0;
}

/* What it does ------------------------------------------------------------- */

/* What an honest half does next. */
static unsigned answer(void)
{
	switch (ours) {
	case XenbusStateInitialising:
		return XenbusStateInitWait;
	case XenbusStateInitialised:
	case XenbusStateConnected:
		return XenbusStateConnected;
	case XenbusStateClosing:
	case XenbusStateClosed:
		return ours;
	default:
		return theirs;
	}
}

static void interrupt(void)
{
	if (port_count == 0 || !ports[port_count - 1].fn)
		return;
	irq_masked++;
	ports[port_count - 1].fn(ports[port_count - 1].arg);
	irq_masked--;
}

void xendev_act(void)
{
	uint8_t what = input_byte();
	struct grant *g = &grants[FIRST + (what >> 3)];

	if (!input_left())
		return;
	switch (what & 7) {
	case 0:
		g->busy = g->page && input_byte() == 0xff;
		break;
	case 1:
		interrupt();
		break;
	default:
		rings(what);
		break;
	}
	if (what & 128)
		interrupt();
}

/* Interrupts are let in, and seconds pass. */
void uk_plat_idle(uint64_t deadline_ns)
{
	unsigned masks = irq_masked;
	uint8_t what = input_byte();

	(void)deadline_ns;
	irq_masked = 0;
	now += 10000000000;
	theirs = what < 0xf0 ? answer() : what & 15;
	if (watch)
		watch->fn(watch);
	irq_masked = masks;
}

uint64_t uk_plat_time_ns(void)
{
	return now += 1000;
}

void xendev_begin(const uint8_t *input, size_t bytes, void (*fn)(uint8_t what))
{
	input_begin(input, bytes);
	rings = fn;
	ours = XenbusStateInitialising;
	theirs = XenbusStateInitWait;
	port_count = 0;
	watch = NULL;
	memset(grants, 0, sizeof(grants));
	heap_grant(input_byte() % 8 ? -1 : input_byte() % 8);
	init_run();
	heap_grant(-1);
}

void xendev_end(void)
{
	for (unsigned i = 0; i < SHARED; i++)
		shared[i].grant = 0;
	for (unsigned i = FIRST; i < GRANTS; i++)
		HOLDS(!grants[i].page || grants[i].lost);
	heap_end();
}
