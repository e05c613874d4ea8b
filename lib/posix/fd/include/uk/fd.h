// SPDX-License-Identifier: BSD-3-Clause
// Descriptors: the numbers that POSIX's calls know open files by.
//
// There is one table, of CONFIG_FD_MAX places. 0, 1 and 2 are the console until
// the program has it otherwise. Threads only.
#ifndef UK_FD_H
#define UK_FD_H

#include <uk/file.h>

/* The lowest free number from `least` on is the file's, whose reference becomes
 * the table's. `flags` may have UK_FILE_CLOEXEC, which is kept and no more.
 * -EMFILE: there is none; the reference stays the caller's. */
int uk_fd_add(struct uk_file *f, int least, unsigned flags) UK_MUST_CHECK;

/* The file with a reference for the caller; NULL if there is none. */
struct uk_file *uk_fd_get(int fd) UK_MUST_CHECK;

/* New descriptors are below it; CONFIG_FD_MAX at most, and to begin with. What
 * is open stays open. */
unsigned uk_fd_limit(void);
void uk_fd_limit_set(unsigned limit);

/* What a POSIX call returns for a result of ours: the count, or -1 and errno.
 */
long uk_fd_return(long result);

#endif
