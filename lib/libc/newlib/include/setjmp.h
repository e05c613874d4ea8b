// SPDX-License-Identifier: BSD-3-Clause
// <setjmp.h>: newlib's, with jumps that keep the signals that are blocked.
//
// A sigjmp_buf has room for them behind what setjmp() keeps.
#ifndef UK_NEWLIB_SETJMP_H
#define UK_NEWLIB_SETJMP_H

#include_next <setjmp.h>

#if __POSIX_VISIBLE

#ifdef __cplusplus
extern "C" {
#endif

#undef sigsetjmp
#undef siglongjmp
#define sigsetjmp(env, save) (uk_sigjmp_keep(env, save), setjmp(env))

void uk_sigjmp_keep(sigjmp_buf env, int save);
void siglongjmp(sigjmp_buf env, int value) __attribute__((noreturn));

#ifdef __cplusplus
}
#endif

#endif

#endif
