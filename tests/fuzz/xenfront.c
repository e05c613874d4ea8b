// SPDX-License-Identifier: BSD-3-Clause
// What all split devices of Xen share: the input is what the store and the
// other half do.
#include "heap.h"
#include "xendev.h"

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/xenfront.h>

static struct uk_xenfront *device;
static unsigned events;

static void act(uint8_t what)
{
	char *ring = xendev_shared("ring-ref");

	if (ring)
		memset(ring + 16 * what, what, 16);
}

static void event(void *arg)
{
	HOLDS(arg == &events);
	events++;
}

static void changed(struct uk_xenfront *front)
{
	HOLDS(front == device);
	HOLDS(front->state <= XenbusStateReconfigured);
}

static int connect(struct uk_xenfront *front, struct uk_xenfront_page *page)
{
	int error = uk_xenfront_share(front, "ring-ref", page);

	if (!error)
		error = uk_xenfront_switch(front, XenbusStateInitialised);
	return error ? error : uk_xenfront_await(front, XenbusStateConnected);
}

/* As a driver uses it, over and over. */
static void use(void)
{
	char text[18];
	struct uk_xenfront_page page = {0};

	if (uk_xenfront_begin(device) == 0)
		(void)!connect(device, &page);
	(void)uk_xenfront_has(device, "feature-discard");
	int n = uk_xenfront_read(device, "mac", text, sizeof(text));

	HOLDS(n < (int)sizeof(text) && (n < 0 || text[n] == '\0'));
	xendev_act();
	(void)!uk_xenfront_end(device);
	(void)uk_xenfront_unshare(&page);
}

static int probe(struct uk_xenfront *front)
{
	if (device)
		return -EBUSY;
	int error = uk_xenfront_connect(front, event, &events);

	if (error)
		return error;
	front->changed = changed;
	device = front;
	return 0;
}
UK_XENFRONT_DRIVER(fuzz, "x", probe);

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	device = NULL;
	xendev_begin(input, bytes, act);
	for (unsigned i = 0; device && i < 8 && input_left(); i++)
		use();
	xendev_end();
	return 0;
}
