// SPDX-License-Identifier: BSD-3-Clause
// Comparison without regard to case, and the lowest set bit (POSIX).
#ifndef NOLIBC_STRINGS_H
#define NOLIBC_STRINGS_H

#include <stddef.h>
#include <sys/cdefs.h>

__BEGIN_DECLS

int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t n);
int ffs(int i);
int ffsl(long i);
int ffsll(long long i);

__END_DECLS

#endif
