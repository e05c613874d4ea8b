// SPDX-License-Identifier: BSD-3-Clause
// poll(): files by a list.
#include "wait.h"

#include <errno.h>
#include <poll.h>
#include <uk/fd.h>
#include <uk/interrupt.h>
#include <uk/plat.h>

/* Data are data: there are no bands. */
static unsigned events_of(short events)
{
	unsigned wanted = (unsigned)events & (POLLIN | POLLPRI | POLLOUT);

	if (events & POLLRDNORM)
		wanted |= UK_FILE_IN;
	if (events & POLLWRNORM)
		wanted |= UK_FILE_OUT;
	return wanted;
}

static short found_of(unsigned found, short events)
{
	unsigned told = found & ((unsigned)events | UK_FILE_UNASKED);

	if (found & UK_FILE_IN)
		told |= (unsigned)events & POLLRDNORM;
	if (found & UK_FILE_OUT)
		told |= (unsigned)events & POLLWRNORM;
	return (short)told;
}

/* Takes the files; how many descriptors are none. */
static int take(struct poll_set *s, struct pollfd *fds)
{
	int invalid = 0;

	for (unsigned i = 0; i < s->count; i++) {
		fds[i].revents = 0;
		if (fds[i].fd < 0)
			continue;
		s->polls[i].file = uk_fd_get(fds[i].fd);
		s->polls[i].events = events_of(fds[i].events);
		if (!s->polls[i].file) {
			fds[i].revents = POLLNVAL;
			invalid++;
		}
	}
	return invalid;
}

static long poll_until(struct pollfd *fds, nfds_t count, uint64_t deadline_ns)
{
	struct poll_set s;
	int error = poll_set_begin(&s, count);

	if (error)
		return error;
	int invalid = take(&s, fds);
	int ready = poll_set_wait(&s, invalid ? 0 : deadline_ns);

	for (unsigned i = 0; i < s.count; i++)
		if (s.polls[i].file)
			fds[i].revents =
			    found_of(s.polls[i].found, fds[i].events);
	poll_set_end(&s);
	return ready < 0 ? ready : ready + invalid;
}

int poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
	uint64_t deadline = UK_PLAT_FOREVER;

	if (timeout_ms >= 0)
		deadline = timeout_ms == 0
			       ? 0
			       : uk_plat_time_ns() + timeout_ms * 1000000ULL;
	return (int)uk_fd_return(poll_until(fds, count, deadline));
}

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
	  const sigset_t *mask)
{
	uint64_t deadline;
	long result = poll_deadline(timeout, &deadline);
	const sigset_t before = uk_interrupt_mask(mask);

	if (!result)
		result = poll_until(fds, count, deadline);
	uk_interrupt_mask(&before);
	uk_interrupt_handle();
	return (int)uk_fd_return(result);
}
