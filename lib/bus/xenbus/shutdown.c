// SPDX-License-Identifier: BSD-3-Clause
// What the toolstack writes to control/shutdown, obeyed
// (xen/docs/misc/xenstore-paths.pandoc).
#include "xenbus.h"

#include <uk/init.h>
#include <uk/memory.h>
#include <uk/order.h>
#include <uk/print.h>
#include <uk/stop.h>

static const char path[] = "control/shutdown";

static void stop(void)
{
	uk_order_stop(0);
}

static void restart(void)
{
	uk_restart();
}

static const struct {
	const char *word, *feature;
	void (*fn)(void);
} orders[] = {
    {"poweroff", "control/feature-poweroff", stop},
    {"halt", NULL, stop},
    {"reboot", "control/feature-reboot", restart},
};

static void obey(const char *word)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(orders); i++) {
		if (memcmp(word, orders[i].word,
			   xenbus_length(orders[i].word) + 1) == 0) {
			orders[i].fn();
			return;
		}
	}
	uk_print_warn("%s: %s: not understood", path, word);
}

/* What is taken away says that it was seen. */
static void look(struct uk_xenbus_watch *watch)
{
	char word[32] = "";

	(void)watch;
	int n = uk_xenbus_read(0, path, word, sizeof(word));

	if (n == 0 || n == -ENOENT)
		return;
	if (n > 0)
		n = uk_xenbus_write(0, path, "");
	if (n < 0)
		uk_print_warn("%s: error %d", path, -n);
	else
		obey(word);
}

int xenbus_shutdown_listen(void)
{
	static struct uk_xenbus_watch watch = {.path = path, .fn = look};

	if (xenbus_state())
		return 0;
	for (size_t i = 0; i < UK_ARRAY_LEN(orders); i++)
		/* A toolstack that does not let us sends its orders anyway. */
		if (orders[i].feature &&
		    uk_xenbus_write(0, orders[i].feature, "1"))
			uk_print_info("%s cannot be written",
				      orders[i].feature);
	int error = uk_xenbus_watch(&watch);

	if (error)
		uk_print_warn("%s is not watched: error %d", path, -error);
	return 0;
}
UK_INIT(device, xenbus_shutdown_listen);
