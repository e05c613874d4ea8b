// SPDX-License-Identifier: BSD-3-Clause
// <sched.h> of POSIX.1-2008: in place of newlib's, which hides most of it.
#ifndef _SCHED_H_
#define _SCHED_H_

#include <sys/sched.h>
#include <sys/types.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

int sched_yield(void);
int sched_get_priority_max(int policy);
int sched_get_priority_min(int policy);
int sched_getparam(pid_t pid, struct sched_param *param);
int sched_setparam(pid_t pid, const struct sched_param *param);
int sched_getscheduler(pid_t pid);
int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param);
int sched_rr_get_interval(pid_t pid, struct timespec *interval);
int sched_getcpu(void);

#ifdef __cplusplus
}
#endif

#endif
