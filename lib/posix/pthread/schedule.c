// SPDX-License-Identifier: BSD-3-Clause
// Policies and priorities, as far as the scheduler has any.
//
// SCHED_OTHER is the usual priority; SCHED_RR and SCHED_FIFO have all those
// that are above the lowest.
#include "internal.h"

#include <unistd.h>

static bool has_priorities(int policy)
{
	return (policy == SCHED_RR && uk_sched.set_priority) ||
	       (policy == SCHED_FIFO && uk_sched.set_priority &&
		uk_sched.keep_turn);
}

int pthread_priority(int policy, const struct sched_param *param,
		     unsigned *priority)
{
	int wanted = param->sched_priority;

	if (policy == SCHED_OTHER) {
		*priority = UK_SCHED_PRIORITY_USUAL;
		return wanted == 0 ? 0 : EINVAL;
	}
	if (!has_priorities(policy))
		return policy == SCHED_RR || policy == SCHED_FIFO ? ENOTSUP
								  : EINVAL;
	if (wanted <= UK_SCHED_PRIORITY_LOWEST ||
	    wanted > UK_SCHED_PRIORITY_HIGHEST)
		return EINVAL;
	*priority = (unsigned)wanted;
	return 0;
}

int pthread_param(int policy, unsigned priority)
{
	return policy == SCHED_OTHER ? 0 : (int)priority;
}

int pthread_setschedparam(pthread_t thread, int policy,
			  const struct sched_param *param)
{
	unsigned priority;
	int error = pthread_priority(policy, param, &priority);

	if (!error && uk_sched.set_priority)
		error = -uk_thread_set_priority(thread, priority);
	if (!error)
		error = -uk_thread_keep_turn(thread, policy == SCHED_FIFO);
	if (!error)
		pthread_own_of(thread)->policy = policy;
	return error;
}

int pthread_getschedparam(pthread_t thread, int *restrict policy,
			  struct sched_param *restrict param)
{
	*policy = pthread_own_of(thread)->policy;
	param->sched_priority = pthread_param(*policy, thread->priority);
	return 0;
}

int pthread_setschedprio(pthread_t thread, int priority)
{
	const struct sched_param param = {.sched_priority = priority};

	return pthread_setschedparam(thread, pthread_own_of(thread)->policy,
				     &param);
}

/* One CPU runs them all, whatever is asked for. */
static int level;

int pthread_setconcurrency(int wanted)
{
	if (wanted < 0)
		return EINVAL;
	level = wanted;
	return 0;
}

int pthread_getconcurrency(void)
{
	return level;
}

static int limit(int policy, int value)
{
	if (policy == SCHED_OTHER)
		return 0;
	if (has_priorities(policy))
		return value;
	errno = EINVAL;
	return -1;
}

int sched_get_priority_min(int policy)
{
	return limit(policy, UK_SCHED_PRIORITY_LOWEST + 1);
}

int sched_get_priority_max(int policy)
{
	return limit(policy, UK_SCHED_PRIORITY_HIGHEST);
}

int sched_yield(void)
{
	uk_thread_yield();
	return 0;
}

void pthread_yield(void)
{
	uk_thread_yield();
}

int sched_getcpu(void)
{
	return 0;
}

/* The process is its thread that asks. */
static int check(pid_t pid, int error)
{
	if (pid != 0 && pid != getpid())
		error = ESRCH;
	if (!error)
		return 0;
	errno = error;
	return -1;
}

int sched_getparam(pid_t pid, struct sched_param *param)
{
	int policy;

	return check(pid,
		     pthread_getschedparam(pthread_self(), &policy, param));
}

int sched_setparam(pid_t pid, const struct sched_param *param)
{
	if (check(pid, 0))
		return -1;
	return check(
	    pid, pthread_setschedprio(pthread_self(), param->sched_priority));
}

int sched_getscheduler(pid_t pid)
{
	return check(pid, 0) ? -1 : pthread_own()->policy;
}

int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)
{
	int before = pthread_own()->policy;

	if (check(pid, 0) ||
	    check(pid, pthread_setschedparam(pthread_self(), policy, param)))
		return -1;
	return before;
}

int sched_rr_get_interval(pid_t pid, struct timespec *interval)
{
	if (check(pid, 0))
		return -1;
	interval->tv_sec = (time_t)(uk_sched.turn_ns / 1000000000U);
	interval->tv_nsec = (long)(uk_sched.turn_ns % 1000000000U);
	return 0;
}
