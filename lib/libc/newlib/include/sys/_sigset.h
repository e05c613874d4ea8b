// SPDX-License-Identifier: BSD-3-Clause
// What a set of signals is: in place of newlib's, which has room for 32 on arm.
#ifndef _SYS__SIGSET_H_
#define _SYS__SIGSET_H_

typedef unsigned long long __sigset_t;

#endif
