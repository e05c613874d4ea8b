// SPDX-License-Identifier: BSD-3-Clause
// The locks that there are: one for each opening of a file that had any.
#include "locks.h"

#include <uk/alloc.h>
#include <uk/interrupt.h>

static struct uk_list locks = UK_LIST_INIT(locks);
static struct uk_waitq waiters = UK_WAITQ_INIT(waiters, "a lock on a file");

unsigned long flock_enter(void)
{
	return uk_waitq_enter();
}

void flock_leave(unsigned long flags)
{
	uk_waitq_leave(flags);
}

int flock_wait(void)
{
	return uk_interrupt_wait(&waiters, UK_PLAT_FOREVER);
}

void flock_set(struct flock_lock *lock, enum flock_kind kind)
{
	bool is_less = kind < lock->kind;

	lock->kind = kind;
	if (is_less)
		uk_waitq_wake(&waiters, UK_WAITQ_ALL);
}

bool flock_is_free(const struct flock_lock *lock, enum flock_kind kind)
{
	struct uk_list *at;

	uk_list_for_each (at, &locks) {
		const struct flock_lock *l =
		    UK_LIST_ENTRY(at, struct flock_lock, link);

		if (l != lock && l->dev == lock->dev && l->ino == lock->ino &&
		    (enum flock_kind)(l->kind + kind) > FLOCK_EXCLUSIVE)
			return false;
	}
	return true;
}

/* Memory is not given back here: that may be an interrupt's context. */
static void gone(struct uk_file_watcher *w)
{
	struct flock_lock *l = UK_CONTAINER_OF(w, struct flock_lock, watcher);

	l->file = NULL;
	flock_set(l, FLOCK_NONE);
}

static void tell(struct uk_file_watcher *w, unsigned events)
{
	(void)w;
	(void)events;
}

/* That of the file; with NULL, one whose file is closed. */
static struct flock_lock *lock_of(const struct uk_file *f)
{
	struct uk_list *at;

	uk_list_for_each (at, &locks) {
		struct flock_lock *l =
		    UK_LIST_ENTRY(at, struct flock_lock, link);

		if (l->file == f)
			return l;
	}
	return NULL;
}

/* Those of closed files end when somebody comes for another. */
static void clean_up(void)
{
	struct flock_lock *l;

	do {
		unsigned long flags = flock_enter();

		l = lock_of(NULL);
		if (l)
			uk_list_remove(&l->link);
		flock_leave(flags);
		if (l)
			uk_free(uk_alloc_default(), l);
	} while (l);
}

static struct flock_lock *new_lock(struct uk_file *f,
				   const struct uk_file_stat *stat)
{
	struct flock_lock *l = uk_alloc(uk_alloc_default(), sizeof(*l));

	if (!l)
		return NULL;
	*l = (struct flock_lock){
	    .watcher = {.tell = tell, .gone = gone},
	    .file = f,
	    .ino = stat->ino,
	    .dev = stat->dev,
	};
	uk_list_init(&l->watcher.link);
	return l;
}

/* Another thread may have come with the same file meanwhile. */
static struct flock_lock *add(struct flock_lock *new, struct uk_file *f)
{
	unsigned long flags = flock_enter();
	struct flock_lock *there = lock_of(f);

	if (!there) {
		uk_list_add_tail(&locks, &new->link);
		uk_file_watch(f, &new->watcher);
	}
	flock_leave(flags);
	if (!there)
		return new;
	uk_free(uk_alloc_default(), new);
	return there;
}

int flock_find(struct uk_file *f, struct flock_lock **lock)
{
	struct uk_file_stat stat;
	int error = uk_file_stat(f, &stat);

	if (error || stat.ino == 0)
		return -EINVAL;
	clean_up();
	unsigned long flags = flock_enter();

	*lock = lock_of(f);
	flock_leave(flags);
	if (*lock)
		return 0;
	struct flock_lock *new = new_lock(f, &stat);

	if (!new)
		return -ENOMEM;
	*lock = add(new, f);
	return 0;
}
