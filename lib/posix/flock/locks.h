// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef FLOCK_LOCKS_H
#define FLOCK_LOCKS_H

#include <uk/file.h>

enum flock_kind { FLOCK_NONE, FLOCK_SHARED, FLOCK_EXCLUSIVE };

/* What one opening of a file, with all its descriptors, has locked. */
struct flock_lock {
	struct uk_list link;
	struct uk_file_watcher watcher;
	struct uk_file *file; /* no reference; NULL: it is closed */
	uint64_t ino;
	uint32_t dev;
	enum flock_kind kind;
};

/* That of the file, made if there is none: 0, -ENOMEM, or -EINVAL for what is
 * no file of a file system. It stays until the file is closed. */
int flock_find(struct uk_file *f, struct flock_lock **lock) UK_MUST_CHECK;

/* What is between the two is one step; interrupts are masked. */
unsigned long flock_enter(void);
void flock_leave(unsigned long flags);

/* Whether it could be of that kind now. */
bool flock_is_free(const struct flock_lock *lock, enum flock_kind kind);
/* It is of that kind now, and those that wait look whether they may go on. */
void flock_set(struct flock_lock *lock, enum flock_kind kind);
/* Until some lock has changed: 0 or -EINTR. */
int flock_wait(void) UK_MUST_CHECK;

#endif
