// SPDX-License-Identifier: BSD-3-Clause
// Counts that are waited for as files are (Linux, eventfd(2)).
#ifndef SYS_EVENTFD_H
#define SYS_EVENTFD_H

#include <fcntl.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint64_t eventfd_t;

#define EFD_SEMAPHORE 1
#define EFD_CLOEXEC   O_CLOEXEC
#define EFD_NONBLOCK  O_NONBLOCK

int eventfd(unsigned int count, int flags);
int eventfd_read(int fd, eventfd_t *count);
int eventfd_write(int fd, eventfd_t count);

#ifdef __cplusplus
}
#endif

#endif
