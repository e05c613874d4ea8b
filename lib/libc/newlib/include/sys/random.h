// SPDX-License-Identifier: BSD-3-Clause
// <sys/random.h> as on Linux, which newlib does not have.
#ifndef _SYS_RANDOM_H
#define _SYS_RANDOM_H

#include <sys/types.h>

#define GRND_NONBLOCK 1
#define GRND_RANDOM   2

#ifdef __cplusplus
extern "C" {
#endif

int getentropy(void *buf, size_t size);
ssize_t getrandom(void *buf, size_t size, unsigned flags);

#ifdef __cplusplus
}
#endif

#endif
