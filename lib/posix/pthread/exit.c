// SPDX-License-Identifier: BSD-3-Clause
// The end of a thread, and what is called then.
#include "internal.h"

#include <stdlib.h>

void __pthread_cleanup_push(struct __pthread_cleanup *cleanup)
{
	struct pthread_own *own = pthread_own();

	cleanup->next = own->cleanups;
	own->cleanups = cleanup;
}

void __pthread_cleanup_pop(int run)
{
	struct pthread_own *own = pthread_own();
	struct __pthread_cleanup *last = own->cleanups;

	own->cleanups = last->next;
	if (run)
		last->fn(last->arg);
}

void pthread_exit(void *result)
{
	while (pthread_own()->cleanups)
		__pthread_cleanup_pop(true);
	if (!pthread_is_main(pthread_self()))
		uk_thread_exit(result);
	/* Main's end is not the program's while other threads run. */
	pthread_run_destructors();
	pthread_end_main(result);
	exit(0);
}
