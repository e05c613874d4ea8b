// SPDX-License-Identifier: BSD-3-Clause
// Taken by many or by one, waited for, handed over.
#include <uk/rwlock.h>

#include <uk/assert.h>

void uk_rwlock_init(struct uk_rwlock *l)
{
	l->readers = 0;
	l->writer = NULL;
	uk_waitq_init(&l->waiting_readers, "a lock to read");
	uk_waitq_init(&l->waiting_writers, "a lock to write");
}

static bool may_read(const struct uk_rwlock *l)
{
	return !l->writer && !uk_waitq_first(&l->waiting_writers);
}

static bool may_write(const struct uk_rwlock *l)
{
	return !l->writer && l->readers == 0;
}

static void let_readers_in(struct uk_rwlock *l)
{
	l->readers += uk_waitq_wake(&l->waiting_readers, UK_WAITQ_ALL);
}

static void let_writer_in(struct uk_rwlock *l)
{
	l->writer = uk_waitq_first(&l->waiting_writers);
	uk_waitq_wake(&l->waiting_writers, 1);
}

int uk_rwlock_try_read(struct uk_rwlock *l)
{
	unsigned long flags = uk_waitq_enter();
	int error = may_read(l) ? 0 : -EBUSY;

	l->readers += !error;
	uk_waitq_leave(flags);
	return error;
}

int uk_rwlock_try_write(struct uk_rwlock *l)
{
	unsigned long flags = uk_waitq_enter();
	int error = may_write(l) ? 0 : -EBUSY;

	if (!error)
		l->writer = uk_waitq_self();
	uk_waitq_leave(flags);
	return error;
}

int uk_rwlock_read(struct uk_rwlock *l, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	if (l->writer == uk_waitq_self())
		error = -EDEADLK;
	else if (may_read(l))
		l->readers++;
	else /* Whoever lets it in has counted it. */
		error = uk_waitq_wait(&l->waiting_readers, deadline_ns);
	uk_waitq_leave(flags);
	return error;
}

int uk_rwlock_write(struct uk_rwlock *l, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	if (l->writer == uk_waitq_self())
		error = -EDEADLK;
	else if (may_write(l))
		l->writer = uk_waitq_self();
	else
		error = uk_waitq_wait(&l->waiting_writers, deadline_ns);
	/* Readers that waited behind a writer that has given up do not wait for
	 * the readers before it. */
	if (error == -ETIMEDOUT && may_read(l))
		let_readers_in(l);
	uk_waitq_leave(flags);
	return error;
}

void uk_rwlock_unlock(struct uk_rwlock *l)
{
	unsigned long flags = uk_waitq_enter();

	if (l->writer) {
		uk_assert(l->writer == uk_waitq_self());
		l->writer = NULL;
		let_readers_in(l);
	} else {
		uk_assert(l->readers > 0);
		l->readers--;
	}
	if (l->readers == 0)
		let_writer_in(l);
	uk_waitq_leave(flags);
}
