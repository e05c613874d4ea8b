// SPDX-License-Identifier: BSD-3-Clause
// What a file's state and times are in POSIX's structures.
#ifndef UK_FD_STAT_H
#define UK_FD_STAT_H

#include <sys/stat.h>
#include <uk/file.h>

void uk_fd_fill_stat(struct stat *to, const struct uk_file_stat *from);

/* What `times` asks for, as utimensat() has it; NULL is now. -EINVAL. */
int uk_fd_fill_times(struct uk_file_change *to, const struct timespec *times)
    UK_MUST_CHECK;

#endif
