// SPDX-License-Identifier: BSD-3-Clause
// What newlib keeps for each thread: errno, the seed of rand, strtok's place.
#include <reent.h>
#include <uk/init.h>
#include <uk/thread.h>

/* The macro, which is newlib's, leaves out the last of its members. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
static __thread struct _reent own = _REENT_INIT(own);

struct _reent *__getreent(void)
{
	return &own;
}

/* There if the program has streams. */
__attribute__((weak)) void __sinit(struct _reent *r);

/* Streams are everybody's, but the first to use them would set them up as his:
 * the list of them, and what flushes them at exit, is the global structure's.
 */
static int set_up_streams(void)
{
	if (__sinit)
		__sinit(_GLOBAL_REENT);
	return 0;
}
UK_INIT(sched, set_up_streams);

/* What newlib has allocated for the thread. Streams stay open: they are not the
 * thread's. */
static void reclaim(void)
{
	own.__sdidinit = 0;
	_reclaim_reent(&own);
}
UK_THREAD_END(9, reclaim);
