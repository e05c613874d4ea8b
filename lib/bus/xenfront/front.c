// SPDX-License-Identifier: BSD-3-Clause
// What the halves of a device say to each other, and when.
#include <uk/format.h>
#include <uk/xenfront.h>

/* Scripts of the toolstack run in between, on a host that may be busy. */
#define PATIENCE_NS 30000000000ULL

static int path_of(char *path, const char *folder, const char *name)
{
	int n = uk_format_buf(path, UK_XENFRONT_PATH, "%s/%s", folder, name);

	return n < UK_XENFRONT_PATH ? 0 : -EMSGSIZE;
}

int uk_xenfront_read_number(const struct uk_xenfront *front, const char *name,
			    uint64_t *number)
{
	char path[UK_XENFRONT_PATH];
	int error = path_of(path, front->backend, name);

	return error ? error
		     : uk_xenbus_read_number(UK_XENBUS_NO_TRANSACTION, path,
					     number);
}

int uk_xenfront_read(const struct uk_xenfront *front, const char *name,
		     char *buf, size_t size)
{
	char path[UK_XENFRONT_PATH];
	int error = path_of(path, front->backend, name);

	return error
		   ? error
		   : uk_xenbus_read(UK_XENBUS_NO_TRANSACTION, path, buf, size);
}

bool uk_xenfront_has(const struct uk_xenfront *front, const char *feature)
{
	uint64_t number;

	return uk_xenfront_read_number(front, feature, &number) == 0 &&
	       number == 1;
}

int uk_xenfront_write_number(const struct uk_xenfront *front, const char *name,
			     uint64_t number)
{
	char path[UK_XENFRONT_PATH], value[21];
	int error = path_of(path, front->path, name);

	if (error)
		return error;
	uk_format_buf(value, sizeof(value), "%llu", (unsigned long long)number);
	return uk_xenbus_write(UK_XENBUS_NO_TRANSACTION, path, value);
}

int uk_xenfront_switch(const struct uk_xenfront *front, enum xenbus_state state)
{
	return uk_xenfront_write_number(front, "state", state);
}

static bool is_one_of(unsigned state, unsigned states)
{
	return states >> state & 1;
}

/* Waits until the other half is in one of `states`, a mask by number. */
static int await(struct uk_xenfront *front, unsigned states)
{
	uint64_t deadline = uk_plat_time_ns() + PATIENCE_NS;
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && !is_one_of(front->state, states))
		error = uk_waitq_wait(&front->waiters, deadline);
	uk_waitq_leave(flags);
	return error;
}

#define OVER (1U << XenbusStateClosing | 1U << XenbusStateClosed)

int uk_xenfront_await(struct uk_xenfront *front, enum xenbus_state state)
{
	int error = await(front, OVER | 1U << state);

	return !error && front->state != (unsigned)state ? -EIO : error;
}

int uk_xenfront_begin(struct uk_xenfront *front)
{
	int error = 0;

	/* It may be over from the last time. */
	if (is_one_of(front->state, OVER)) {
		error = uk_xenfront_switch(front, XenbusStateInitialising);
		if (!error)
			error = await(front, 1U << XenbusStateInitWait);
	}
	return error ? error : uk_xenfront_await(front, XenbusStateInitWait);
}

int uk_xenfront_end(struct uk_xenfront *front)
{
	/* A folder that the toolstack took away is over, too. */
	const unsigned gone = OVER | 1U << XenbusStateUnknown;
	int error = uk_xenfront_switch(front, XenbusStateClosing);

	if (!error)
		error = await(front, gone);
	if (!error)
		error = uk_xenfront_switch(front, XenbusStateClosed);
	return error ? error : await(front, gone & ~(1U << XenbusStateClosing));
}
