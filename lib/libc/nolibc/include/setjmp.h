// SPDX-License-Identifier: BSD-3-Clause
// C11 7.13. The signal mask is no part of it: there are no signals.
#ifndef NOLIBC_SETJMP_H
#define NOLIBC_SETJMP_H

#include <sys/cdefs.h>

__BEGIN_DECLS

/* The registers that a call preserves, stack pointer and return address. */
typedef unsigned long long jmp_buf[16];

int setjmp(jmp_buf env) __attribute__((returns_twice));
__attribute__((noreturn)) void longjmp(jmp_buf env, int value);
#define setjmp(env) setjmp(env)

__END_DECLS

#endif
