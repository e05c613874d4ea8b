// SPDX-License-Identifier: BSD-3-Clause
// What poll and select have in common: files, and a deadline.
#include "wait.h"

#include <errno.h>
#include <uk/alloc.h>
#include <uk/deadline.h>
#include <uk/interrupt.h>
#include <uk/plat.h>

int poll_set_begin(struct poll_set *s, unsigned long count)
{
	if (count > CONFIG_FD_MAX)
		return -EINVAL;
	s->count = (unsigned)count;
	s->polls = count <= POLL_FEW ? s->few
				     : uk_alloc(uk_alloc_default(),
						count * sizeof(*s->polls));
	if (!s->polls)
		return -ENOMEM;
	for (unsigned i = 0; i < s->count; i++)
		s->polls[i] = (struct uk_file_poll){.file = NULL};
	return 0;
}

int poll_set_wait(struct poll_set *s, uint64_t deadline_ns)
{
	int ready = uk_file_poll(s->polls, s->count, deadline_ns);

	if (ready == -EINTR)
		uk_interrupt_handle();
	return ready;
}

int poll_deadline(const struct timespec *timeout, uint64_t *deadline_ns)
{
	*deadline_ns = UK_PLAT_FOREVER;
	if (!timeout)
		return 0;
	return uk_deadline_after(timeout->tv_sec, timeout->tv_nsec,
				 deadline_ns);
}

void poll_set_end(struct poll_set *s)
{
	for (unsigned i = 0; i < s->count; i++)
		uk_file_put(s->polls[i].file);
	if (s->polls != s->few)
		uk_free(uk_alloc_default(), s->polls);
}
