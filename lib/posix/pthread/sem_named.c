// SPDX-License-Identifier: BSD-3-Clause
// Semaphores with names, which the one process finds again.
#include "internal.h"

#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <uk/list.h>

struct named {
	struct uk_list link;
	sem_t sem;
	unsigned opened;
	bool unlinked;
	char name[];
};

static struct uk_list all = UK_LIST_INIT(all);

static int fail(int error)
{
	errno = error;
	return -1;
}

/* Without the slash in front; NULL with errno. */
static const char *check(const char *name)
{
	name += *name == '/';
	if (!*name || strchr(name, '/')) {
		errno = EINVAL;
		return NULL;
	}
	if (strlen(name) > NAME_MAX) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	return name;
}

static struct named *find(const char *name)
{
	struct uk_list *at;

	uk_list_for_each (at, &all) {
		struct named *n = UK_LIST_ENTRY(at, struct named, link);

		if (!n->unlinked && !strcmp(n->name, name))
			return n;
	}
	return NULL;
}

static struct named *find_open(const sem_t *sem)
{
	struct uk_list *at;

	uk_list_for_each (at, &all) {
		struct named *n = UK_LIST_ENTRY(at, struct named, link);

		if (&n->sem == sem && n->opened)
			return n;
	}
	return NULL;
}

static struct named *make(const char *name, unsigned value)
{
	struct named *n = calloc(1, sizeof(*n) + strlen(name) + 1);

	if (!n)
		return NULL;
	strcpy(n->name, name);
	if (sem_init(&n->sem, 1, value)) {
		free(n);
		return NULL;
	}
	return n;
}

/* One that is new goes in if its name is not there. */
static int open_as(const char *name, int flags, struct named *new,
		   struct named **result)
{
	unsigned long masked = uk_waitq_enter();
	struct named *n = find(name);
	int error = 0;

	if (n && (flags & O_CREAT) && (flags & O_EXCL))
		error = EEXIST;
	else if (!n && !new)
		error = ENOENT;
	if (!error && !n) {
		uk_list_add(&all, &new->link);
		n = new;
	}
	if (!error)
		n->opened++;
	*result = n;
	uk_waitq_leave(masked);
	return error;
}

sem_t *sem_open(const char *name, int flags, ...)
{
	struct named *new = NULL, *n;
	va_list rest;

	name = check(name);
	if (!name)
		return SEM_FAILED;
	if (flags & O_CREAT) {
		va_start(rest, flags);
		(void)va_arg(rest, mode_t);
		new = make(name, va_arg(rest, unsigned));
		va_end(rest);
		if (!new)
			return SEM_FAILED;
	}
	int error = open_as(name, flags, new, &n);

	if (error || n != new)
		free(new);
	if (!error)
		return &n->sem;
	errno = error;
	return SEM_FAILED;
}

/* Gone is what has neither name nor user. Interrupts masked. */
static bool is_gone(struct named *n)
{
	if (!n->unlinked || n->opened)
		return false;
	uk_list_remove(&n->link);
	return true;
}

int sem_close(sem_t *sem)
{
	unsigned long flags = uk_waitq_enter();
	struct named *n = find_open(sem);

	if (n)
		n->opened--;
	const bool gone = n && is_gone(n);

	uk_waitq_leave(flags);
	if (gone)
		free(n);
	return n ? 0 : fail(EINVAL);
}

int sem_unlink(const char *name)
{
	name = check(name);
	if (!name)
		return errno == EINVAL ? fail(ENOENT) : -1;
	unsigned long flags = uk_waitq_enter();
	struct named *n = find(name);

	if (n)
		n->unlinked = true;
	const bool gone = n && is_gone(n);

	uk_waitq_leave(flags);
	if (gone)
		free(n);
	return n ? 0 : fail(ENOENT);
}
