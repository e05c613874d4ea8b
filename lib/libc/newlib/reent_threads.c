// SPDX-License-Identifier: BSD-3-Clause
// What newlib keeps for each thread: errno, the seed of rand, strtok's place.
#include <reent.h>
#include <uk/init.h>

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
