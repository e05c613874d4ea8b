// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef PATH_H
#define PATH_H

#include <stdbool.h>
#include <uk/fd.h>
#include <uk/vfs.h>

/* The folder that a path begins at. */
struct path_at {
	struct uk_file *file; /* NULL: the current one */
	int error;
};

/* For AT_FDCWD, or a descriptor; -EBADF is no error where the path says all.
 * Ends with uk_file_put. */
struct path_at path_at(int fd, const char *path);

/* What the mask of umask() leaves of a mode. */
uint32_t path_mode(uint32_t mode);

/* Runs one expression with `at` as the folder of descriptor `fd`, and returns
 * what a POSIX call does. */
#define PATH_CALL(fd, path, expression)                               \
	({                                                            \
		struct path_at path_from = path_at(fd, path);         \
		struct uk_file *at = path_from.file;                  \
		long path_result =                                    \
		    path_from.error ? path_from.error : (expression); \
                                                                      \
		uk_file_put(at);                                      \
		uk_fd_return(path_result);                            \
	})

/* UK_VFS_NOFOLLOW if the flag AT_SYMLINK_NOFOLLOW is set. */
unsigned path_flags(int flags);

#endif
