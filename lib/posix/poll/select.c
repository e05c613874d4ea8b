// SPDX-License-Identifier: BSD-3-Clause
// select(): files by three sets of bits.
#include "wait.h"

#include <errno.h>
#include <sys/select.h>
#include <uk/deadline.h>
#include <uk/fd.h>
#include <uk/interrupt.h>
#include <uk/plat.h>

struct sets {
	fd_set *in, *out, *other;
};

static bool has(int fd, const fd_set *set)
{
	return set && FD_ISSET(fd, set);
}

static unsigned wanted(const struct sets *sets, int fd)
{
	return (has(fd, sets->in) ? UK_FILE_IN : 0U) |
	       (has(fd, sets->out) ? UK_FILE_OUT : 0U) |
	       (has(fd, sets->other) ? UK_FILE_PRI : 0U);
}

/* Takes the files; of those that there cannot be, none may be asked for. */
static int take(struct poll_set *s, const struct sets *sets, int count)
{
	for (int i = CONFIG_FD_MAX; i < count; i++)
		if (wanted(sets, i))
			return -EBADF;
	for (unsigned i = 0; i < s->count; i++) {
		s->polls[i].events = wanted(sets, (int)i);
		if (!s->polls[i].events)
			continue;
		s->polls[i].file = uk_fd_get((int)i);
		if (!s->polls[i].file)
			return -EBADF;
	}
	return 0;
}

/* Keeps the bit if it was set and is `ready`: 1, else 0. */
static int keep(fd_set *set, int fd, bool ready)
{
	if (!has(fd, set))
		return 0;
	if (!ready)
		FD_CLR(fd, set);
	return ready;
}

/* An end that is gone can be read from, and written to, at once. */
static int give(const struct poll_set *s, const struct sets *sets)
{
	int bits = 0;

	for (int i = 0; i < (int)s->count; i++) {
		unsigned found = s->polls[i].found;

		bits +=
		    keep(sets->in, i, found & (UK_FILE_IN | UK_FILE_UNASKED));
		bits += keep(sets->out, i, found & (UK_FILE_OUT | UK_FILE_ERR));
		bits += keep(sets->other, i, found & UK_FILE_PRI);
	}
	return bits;
}

static long select_until(int count, const struct sets *sets,
			 uint64_t deadline_ns)
{
	struct poll_set s;

	if (count < 0 || count > FD_SETSIZE)
		return -EINVAL;
	int error = poll_set_begin(&s, (unsigned)UK_MIN(count, CONFIG_FD_MAX));

	if (error)
		return error;
	error = take(&s, sets, count);
	if (!error)
		error = poll_set_wait(&s, deadline_ns);
	if (error >= 0)
		error = give(&s, sets);
	poll_set_end(&s);
	return error;
}

int select(int count, fd_set *in, fd_set *out, fd_set *other,
	   struct timeval *timeout)
{
	const struct sets sets = {in, out, other};
	uint64_t deadline = UK_PLAT_FOREVER;
	int error = 0;

	if (timeout)
		error = uk_deadline_after(timeout->tv_sec,
					  timeout->tv_usec * INT64_C(1000),
					  &deadline);
	return (int)uk_fd_return(error ? error
				       : select_until(count, &sets, deadline));
}

int pselect(int count, fd_set *in, fd_set *out, fd_set *other,
	    const struct timespec *timeout, const sigset_t *mask)
{
	const struct sets sets = {in, out, other};
	uint64_t deadline;
	long result = poll_deadline(timeout, &deadline);
	const sigset_t before = uk_interrupt_mask(mask);

	if (!result)
		result = select_until(count, &sets, deadline);
	uk_interrupt_mask(&before);
	uk_interrupt_handle();
	return (int)uk_fd_return(result);
}
