// SPDX-License-Identifier: BSD-3-Clause
// Finds the devices that the toolstack gave this domain, and their drivers.
#include <uk/alloc.h>
#include <uk/format.h>
#include <uk/init.h>
#include <uk/print.h>
#include <uk/xenfront.h>

/* From the linker script. */
extern const struct uk_xenfront_driver uk_xenfront_driver_start[];
extern const struct uk_xenfront_driver uk_xenfront_driver_end[];

/* All names of one kind's folder. */
#define NAMES_BYTES 256

/* The watch: looks at the other half's state. */
static void look(struct uk_xenbus_watch *watch)
{
	struct uk_xenfront *front =
	    UK_CONTAINER_OF(watch, struct uk_xenfront, watch);
	uint64_t state;

	if (uk_xenbus_read_number(UK_XENBUS_NO_TRANSACTION, front->state_path,
				  &state) ||
	    state > XenbusStateReconfigured)
		state = XenbusStateUnknown;
	unsigned long flags = uk_waitq_enter();
	bool is_new = front->state != state;

	front->state = (unsigned)state;
	uk_waitq_wake(&front->waiters, UK_WAITQ_ALL);
	uk_waitq_leave(flags);
	if (is_new && front->changed)
		front->changed(front);
	/* Whoever takes the device away waits to hear that it may. */
	if (is_new && state == XenbusStateClosing &&
	    uk_xenfront_switch(front, XenbusStateClosed))
		uk_print_warn("%s is not let go", front->path);
}

static int read_own(const struct uk_xenfront *front, const char *name,
		    char *buf, size_t size)
{
	char path[UK_XENFRONT_PATH];
	int n = uk_format_buf(path, sizeof(path), "%s/%s", front->path, name);

	if (n >= (int)sizeof(path))
		return -EMSGSIZE;
	n = uk_xenbus_read(UK_XENBUS_NO_TRANSACTION, path, buf, size);
	return n < 0 ? n : 0;
}

/* Where its other half is, and whose. */
static int find_backend(struct uk_xenfront *front)
{
	char path[UK_XENFRONT_PATH];
	uint64_t remote;
	int error =
	    read_own(front, "backend", front->backend, sizeof(front->backend));

	if (error)
		return error;
	uk_format_buf(path, sizeof(path), "%s/backend-id", front->path);
	error = uk_xenbus_read_number(UK_XENBUS_NO_TRANSACTION, path, &remote);
	if (error)
		return error;
	if (remote >= DOMID_FIRST_RESERVED)
		return -EINVAL;
	front->remote = (domid_t)remote;
	int n = uk_format_buf(front->state_path, sizeof(front->state_path),
			      "%s/state", front->backend);

	return n < (int)sizeof(front->state_path) ? 0 : -EMSGSIZE;
}

static int begin(struct uk_xenfront *front,
		 const struct uk_xenfront_driver *driver)
{
	int error = find_backend(front);

	if (error)
		return error;
	uk_waitq_init(&front->waiters, "the other half of a device");
	front->waiters.external = true;
	front->watch.path = front->state_path;
	front->watch.fn = look;
	error = uk_xenbus_watch(&front->watch);
	if (error)
		return error;
	error = driver->probe(front);
	if (error && uk_xenbus_unwatch(&front->watch))
		uk_print_warn("%s is watched for ever", front->state_path);
	return error;
}

static void show(const struct uk_xenfront_driver *driver, const char *name)
{
	struct uk_xenfront *front =
	    uk_alloc(uk_alloc_default(), sizeof(*front));
	int error = -ENOMEM;

	if (front) {
		*front = (struct uk_xenfront){.port = -1};
		for (const char *p = name; *p >= '0' && *p <= '9'; p++)
			front->number =
			    front->number * 10 + (unsigned)(*p - '0');
		int n = uk_format_buf(front->path, sizeof(front->path),
				      "device/%s/%s", driver->kind, name);

		error = n < (int)sizeof(front->path) ? begin(front, driver)
						     : -EMSGSIZE;
	}
	if (!error)
		return;
	uk_print_error("device/%s/%s: %s: error %d", driver->kind, name,
		       driver->name, -error);
	uk_free(uk_alloc_default(), front);
}

static void show_all(const struct uk_xenfront_driver *driver)
{
	char path[UK_XENFRONT_PATH], names[NAMES_BYTES];

	uk_format_buf(path, sizeof(path), "device/%s", driver->kind);
	int bytes = uk_xenbus_list(UK_XENBUS_NO_TRANSACTION, path, names,
				   sizeof(names));

	if (bytes < 0 && bytes != -ENOENT && bytes != -ENODEV)
		uk_print_error("%s: error %d", path, -bytes);
	for (int at = 0; at < bytes;) {
		if (names[at])
			show(driver, names + at);
		while (names[at++])
			;
	}
}

static int probe(void)
{
	for (const struct uk_xenfront_driver *d = uk_xenfront_driver_start;
	     d < uk_xenfront_driver_end; d++)
		show_all(d);
	return 0;
}
UK_INIT(device, probe);
