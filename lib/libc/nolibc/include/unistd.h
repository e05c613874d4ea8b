// SPDX-License-Identifier: BSD-3-Clause
// What there is of POSIX here without files: sleeping and leaving.
#ifndef NOLIBC_UNISTD_H
#define NOLIBC_UNISTD_H

#include <sys/cdefs.h>
#include <sys/types.h>

__BEGIN_DECLS

#define STDIN_FILENO  0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2

__attribute__((noreturn)) void _exit(int status);
unsigned int sleep(unsigned int seconds);
int usleep(useconds_t us);

__END_DECLS

#endif
