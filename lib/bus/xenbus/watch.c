// SPDX-License-Identifier: BSD-3-Clause
// Watches: a note that one has fired, and the call that follows. However many
// events come, there is one note for each.
#include "xenbus.h"

#include <uk/plat.h>

static struct uk_xenbus_watch *watches;
static uint32_t latest_id;

void xenbus_watch_reset(void)
{
	watches = NULL;
	latest_id = 0;
}

void xenbus_watch_fire(uint32_t id)
{
	for (struct uk_xenbus_watch *w = watches; w; w = w->next)
		if (w->id == id)
			w->fired = true;
	xenbus_watch_run_later();
}

/* Interrupts masked. */
static struct uk_xenbus_watch *next_fired(void)
{
	struct uk_xenbus_watch *w = watches;

	while (w && !w->fired)
		w = w->next;
	return w;
}

static struct uk_xenbus_watch *take_fired(void)
{
	unsigned long flags = uk_plat_irq_save();
	struct uk_xenbus_watch *w = next_fired();

	if (w)
		w->fired = false;
	uk_plat_irq_restore(flags);
	return w;
}

bool xenbus_watch_has_fired(void)
{
	return next_fired();
}

bool xenbus_watch_run_one(void)
{
	struct uk_xenbus_watch *w = take_fired();

	if (w)
		w->fn(w);
	return w;
}

static int request(uint32_t type, const struct uk_xenbus_watch *w)
{
	char token[XENBUS_TOKEN_BYTES];

	xenbus_wire_make_token(token, w->id);
	const struct xenbus_part parts[] = {
	    {w->path, xenbus_length(w->path) + 1},
	    {token, xenbus_length(token) + 1},
	};
	int n = xenbus_request(type, 0, parts, 2, NULL, 0);

	return n < 0 ? n : 0;
}

static void remove(struct uk_xenbus_watch *w)
{
	unsigned long flags = uk_plat_irq_save();
	struct uk_xenbus_watch **at = &watches;

	while (*at && *at != w)
		at = &(*at)->next;
	if (*at)
		*at = w->next;
	uk_plat_irq_restore(flags);
}

int uk_xenbus_watch(struct uk_xenbus_watch *w)
{
	int error = xenbus_watch_begin();

	if (error)
		return error;
	unsigned long flags = uk_plat_irq_save();

	w->id = ++latest_id;
	w->fired = false;
	w->next = watches;
	watches = w;
	uk_plat_irq_restore(flags);
	error = request(XS_WATCH, w);
	if (error)
		remove(w);
	return error;
}

int uk_xenbus_unwatch(struct uk_xenbus_watch *w)
{
	remove(w);
	return request(XS_UNWATCH, w);
}
