// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef POLL_WAIT_H
#define POLL_WAIT_H

#include <stdbool.h>
#include <time.h>
#include <uk/file.h>

enum { POLL_FEW = 16 };

/* Files to wait for: a few without asking for memory. */
struct poll_set {
	struct uk_file_poll *polls;
	unsigned count;
	struct uk_file_poll few[POLL_FEW];
};

/* All of them none yet: 0, -EINVAL more than there are descriptors, -ENOMEM. */
int poll_set_begin(struct poll_set *s, unsigned long count) UK_MUST_CHECK;
/* How many files have what is waited for; 0 at the deadline; or -EINTR: a
 * signal's handler was called, even one that restarts other calls. */
int poll_set_wait(struct poll_set *s, uint64_t deadline_ns) UK_MUST_CHECK;
/* When that wait ends that begins now; NULL: never. -EINVAL. */
int poll_deadline(const struct timespec *timeout, uint64_t *deadline_ns)
    UK_MUST_CHECK;
/* Gives the files back. */
void poll_set_end(struct poll_set *s);

#endif
