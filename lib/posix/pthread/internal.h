// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library have in common.
#ifndef PTHREAD_INTERNAL_H
#define PTHREAD_INTERNAL_H

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <uk/cond.h>
#include <uk/thread.h>

/* With the zero at its end, as on Linux. */
#define PTHREAD_NAME_BYTES 16

/* What is kept for each thread, among its thread-local variables. */
struct pthread_own {
	bool ready;
	bool counted; /* main's end waits for this one's */
	bool detached, joined, ended;
	void *result; /* of main alone */
	struct uk_waitq end;
	int policy;
	int cancel_state, cancel_type;
	char name[PTHREAD_NAME_BYTES];
	struct __pthread_cleanup *cleanups; /* the last first */
};

struct pthread_own *pthread_own(void);
struct pthread_own *pthread_own_of(pthread_t thread);

/* Main's stack is not one that was made for a thread. */
static inline bool pthread_is_main(pthread_t thread)
{
	return thread->stack_pages == 0;
}

/* Calls the destructors of this thread's keys. */
void pthread_run_destructors(void);

/* Main ends as a thread: returns when no other runs. */
void pthread_end_main(void *result);

/* `when` of `clock` as a deadline of uk_plat_time_ns(), 0 if it is past. 0, or
 * EINVAL for no such time or clock. */
int pthread_deadline(clockid_t clock, const struct timespec *when,
		     uint64_t *deadline_ns);

/* What `policy` and `param` are to the scheduler: 0, EINVAL, or ENOTSUP if it
 * knows no priorities. */
int pthread_priority(int policy, const struct sched_param *param,
		     unsigned *priority);
int pthread_param(int policy, unsigned priority);

/* Whose memory a pthread_mutex_t is. */
struct pthread_mutex {
	int type;
	bool ready; /* a static one is all zeros until somebody takes it */
	struct uk_mutex mutex;
};
_Static_assert(sizeof(struct pthread_mutex) <= sizeof(pthread_mutex_t),
	       "sys/_pthreadtypes.h: a mutex needs more room");

struct pthread_mutex *pthread_mutex_of(pthread_mutex_t *mutex);

#endif
