// SPDX-License-Identifier: BSD-3-Clause
// Reader-writer locks: many that read, or one that writes.
//
// For threads, and not with interrupts masked. Nobody waits for ever: readers
// that come while a writer waits do not pass it, and at the end of a write all
// readers that wait then have their turn before the next writer.
#ifndef UK_RWLOCK_H
#define UK_RWLOCK_H

#include <uk/errno.h>
#include <uk/waitq.h>

struct uk_rwlock {
	unsigned readers;
	struct uk_thread *writer; /* NULL: nobody writes */
	struct uk_waitq waiting_readers, waiting_writers;
};

#define UK_RWLOCK_INIT(l)                                                  \
	{                                                                  \
		.waiting_readers =                                         \
		    UK_WAITQ_INIT((l).waiting_readers, "a lock to read"),  \
		.waiting_writers =                                         \
		    UK_WAITQ_INIT((l).waiting_writers, "a lock to write"), \
	}

void uk_rwlock_init(struct uk_rwlock *lock);

/* Waits, up to a deadline of uk_plat_time_ns() or UK_PLAT_FOREVER: 0 or
 * -ETIMEDOUT. Whoever writes already may not: -EDEADLK. */
int uk_rwlock_read(struct uk_rwlock *lock, uint64_t deadline_ns) UK_MUST_CHECK;
int uk_rwlock_write(struct uk_rwlock *lock, uint64_t deadline_ns) UK_MUST_CHECK;

/* 0, or -EBUSY. */
int uk_rwlock_try_read(struct uk_rwlock *lock) UK_MUST_CHECK;
int uk_rwlock_try_write(struct uk_rwlock *lock) UK_MUST_CHECK;

/* Ends this thread's reading, or writing. */
void uk_rwlock_unlock(struct uk_rwlock *lock);

#endif
