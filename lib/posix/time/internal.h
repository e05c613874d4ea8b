// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library have in common.
#ifndef TIME_INTERNAL_H
#define TIME_INTERNAL_H

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <time.h>
#include <uk/thread.h>
#include <uk/timer.h>
#include <uk/waitq.h>

#define NS_PER_S  1000000000LL
#define NS_PER_US 1000LL

/* The time of day in nanoseconds since 1970; 0 if nobody knows. */
uint64_t time_of_day(void);
void time_of_day_set(uint64_t ns);

/* What `clock` shows, as uk_plat_time_ns() counts. 0, or EINVAL for a clock
 * that there is not. */
int time_read(clockid_t clock, uint64_t *ns);

bool time_is_valid(const struct timespec *t);

/* No later than what 64 bits hold, 500 years. */
uint64_t time_to_ns(const struct timespec *t);
struct timespec time_from_ns(uint64_t ns);

/* When `clock` shows `ns`, or that long from now: a deadline of
 * uk_plat_time_ns(). 0, or EINVAL for a clock that there is not. */
int time_deadline(clockid_t clock, bool absolute, uint64_t ns,
		  uint64_t *deadline_ns);

static inline int time_fail(int error)
{
	errno = error;
	return -1;
}

/* A timer of timer_create(). */
struct time_timer {
	struct uk_list link;
	struct uk_timer timer;
	clockid_t clock;
	uint64_t interval_ns, next_ns; /* next_ns: as uk_plat_time_ns() */
	struct sigevent event;
	unsigned overruns; /* since what is notified now */
	/* SIGEV_THREAD's: who calls the function, and what it waits for. */
	struct uk_thread *thread;
	struct uk_waitq calls;
	bool due, deleted;
};

int time_thread_start(struct time_timer *t);
/* False if the time before is not noticed yet. */
bool time_thread_notify(struct time_timer *t);
/* The thread frees `t` when its function has returned. */
void time_thread_stop(struct time_timer *t);

/* Whether there are signals in the image; sends the timer's, false as
 * uk_signal_send(). */
extern const bool time_has_signals;
bool time_signal_send(struct time_timer *t);

/* NULL for none that was made, or that is gone. Interrupts masked. */
struct time_timer *time_timer_of(timer_t id);

void time_timer_expire(struct uk_timer *timer);

#endif
