// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef FD_H
#define FD_H

#include <uk/fd.h>

/* Puts a file in that place, with its reference, and closes what was there;
 * NULL only closes. The number, or -EBADF. */
int fd_replace(int fd, struct uk_file *f, unsigned flags) UK_MUST_CHECK;

/* Whether the flag is set, and from now on what `change` says, if that is not
 * below 0; -EBADF. */
int fd_close_on_exec(int fd, int change) UK_MUST_CHECK;

/* Runs one expression on the file `f` of descriptor `fd`, and returns what a
 * POSIX call does. */
#define FD_CALL(fd, expression)                             \
	({                                                  \
		struct uk_file *f = uk_fd_get(fd);          \
		long fd_result = f ? (expression) : -EBADF; \
                                                            \
		uk_file_put(f);                             \
		uk_fd_return(fd_result);                    \
	})

#endif
