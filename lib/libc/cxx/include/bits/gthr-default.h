// SPDX-License-Identifier: BSD-3-Clause
// Threads, as the headers of the standard library ask: there may be some, so
// counts of references are atomic.
#ifndef CXX_GTHR_DEFAULT_H
#define CXX_GTHR_DEFAULT_H

#define __gthread_active_p cxx_single_active
#include <bits/gthr-single.h>
#undef __gthread_active_p

#define __GTHREADS 1

static inline int __gthread_active_p(void)
{
	return 1;
}

#endif
