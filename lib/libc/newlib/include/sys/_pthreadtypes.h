// SPDX-License-Identifier: BSD-3-Clause
// The types of <pthread.h> that <sys/types.h> has: in place of newlib's, which
// are numbers of 32 bits, these have room for what lib/posix/pthread keeps.
//
// All zeros is what the initialisers make, so that static ones take no room in
// the image's file; but for what is said, all members are the library's.
#ifndef _SYS__PTHREADTYPES_H_
#define _SYS__PTHREADTYPES_H_

#include <sys/sched.h>

/* The options that newlib's <sys/features.h> does not know we have. */
#define _POSIX_PRIORITY_SCHEDULING        200809L
#define _POSIX_THREAD_PRIORITY_SCHEDULING 200809L
#define _POSIX_THREAD_PRIO_INHERIT        200809L
#define _POSIX_THREAD_PROCESS_SHARED      200809L

typedef struct uk_thread *pthread_t;
typedef unsigned pthread_key_t;

typedef struct {
	void *__stack;
	__SIZE_TYPE__ __stack_bytes;
	int __detach_state;
	int __inherit;
	int __policy;
	struct sched_param __param;
} pthread_attr_t;

typedef struct {
	int __type, __protocol, __shared;
} pthread_mutexattr_t;

typedef struct {
	__clockid_t __clock;
	int __shared;
} pthread_condattr_t;

typedef struct {
	int __shared;
} pthread_rwlockattr_t;

typedef struct {
	int __shared;
} pthread_barrierattr_t;

typedef struct {
	int __type;
	void *__own[9];
} pthread_mutex_t;

typedef struct {
	int __clock;
	void *__own[5];
} pthread_cond_t;

typedef struct {
	int __ready;
	void *__own[10];
} pthread_rwlock_t;

typedef struct {
	int __ready;
	void *__own[5];
} pthread_once_t;

typedef struct {
	void *__own[8];
} pthread_barrier_t;

typedef pthread_mutex_t pthread_spinlock_t;

#endif
