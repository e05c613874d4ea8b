// SPDX-License-Identifier: BSD-3-Clause
// <pthread.h> of POSIX.1-2008: in place of newlib's, whose initialisers are for
// types of 32 bits.
#ifndef _PTHREAD_H_
#define _PTHREAD_H_

#include <limits.h>
#include <sched.h>
#include <sys/types.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PTHREAD_KEYS_MAX              128
#define PTHREAD_DESTRUCTOR_ITERATIONS 4
#define PTHREAD_STACK_MIN             16384

#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1

#define PTHREAD_INHERIT_SCHED  0
#define PTHREAD_EXPLICIT_SCHED 1

#define PTHREAD_SCOPE_SYSTEM  0
#define PTHREAD_SCOPE_PROCESS 1

#define PTHREAD_PROCESS_PRIVATE 0
#define PTHREAD_PROCESS_SHARED  1

#define PTHREAD_MUTEX_NORMAL     0
#define PTHREAD_MUTEX_RECURSIVE  1
#define PTHREAD_MUTEX_ERRORCHECK 2
#define PTHREAD_MUTEX_DEFAULT    PTHREAD_MUTEX_NORMAL
#define PTHREAD_MUTEX_STALLED    0
#define PTHREAD_MUTEX_ROBUST     1

#define PTHREAD_PRIO_NONE    0
#define PTHREAD_PRIO_INHERIT 1
#define PTHREAD_PRIO_PROTECT 2

#define PTHREAD_CANCEL_ENABLE       0
#define PTHREAD_CANCEL_DISABLE      1
#define PTHREAD_CANCEL_DEFERRED     0
#define PTHREAD_CANCEL_ASYNCHRONOUS 1
#define PTHREAD_CANCELED            ((void *)-1)

#define PTHREAD_BARRIER_SERIAL_THREAD (-1)

/* clang-format off */
#define PTHREAD_MUTEX_INITIALIZER  { PTHREAD_MUTEX_NORMAL, { 0 } }
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP { PTHREAD_MUTEX_RECURSIVE, { 0 } }
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP { PTHREAD_MUTEX_ERRORCHECK, { 0 } }
#define PTHREAD_COND_INITIALIZER   { 0, { 0 } }
#define PTHREAD_RWLOCK_INITIALIZER { 0, { 0 } }
#define PTHREAD_ONCE_INIT          { 0, { 0 } }
/* clang-format on */

/* Threads */
int pthread_create(pthread_t *__restrict thread,
		   const pthread_attr_t *__restrict attr, void *(*fn)(void *),
		   void *__restrict arg);
int pthread_join(pthread_t thread, void **result);
int pthread_tryjoin_np(pthread_t thread, void **result);
int pthread_timedjoin_np(pthread_t thread, void **result,
			 const struct timespec *when);
int pthread_detach(pthread_t thread);
void pthread_exit(void *result) __attribute__((__noreturn__));
pthread_t pthread_self(void);
int pthread_equal(pthread_t a, pthread_t b);
int pthread_setname_np(pthread_t thread, const char *name);
int pthread_getname_np(pthread_t thread, char *name, size_t size);
int pthread_getschedparam(pthread_t thread, int *__restrict policy,
			  struct sched_param *__restrict param);
int pthread_setschedparam(pthread_t thread, int policy,
			  const struct sched_param *param);
int pthread_setschedprio(pthread_t thread, int priority);
int pthread_getconcurrency(void);
int pthread_setconcurrency(int level);
int pthread_getcpuclockid(pthread_t thread, clockid_t *clock);
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attr);
int pthread_atfork(void (*prepare)(void), void (*parent)(void),
		   void (*child)(void));
void pthread_yield(void);

/* Cancellation */
struct __pthread_cleanup {
	void (*fn)(void *);
	void *arg;
	struct __pthread_cleanup *next;
};

int pthread_cancel(pthread_t thread);
int pthread_setcancelstate(int state, int *old);
int pthread_setcanceltype(int type, int *old);
void pthread_testcancel(void);
void __pthread_cleanup_push(struct __pthread_cleanup *cleanup);
void __pthread_cleanup_pop(int run);

/* They stand in pairs, in one block. */
#define pthread_cleanup_push(function, argument)                              \
	do {                                                                  \
		struct __pthread_cleanup __cleanup = {(function), (argument), \
						      NULL};                  \
	__pthread_cleanup_push(&__cleanup)

#define pthread_cleanup_pop(run)      \
	__pthread_cleanup_pop((run)); \
	}                             \
	while (0)

/* Attributes of threads */
int pthread_attr_init(pthread_attr_t *attr);
int pthread_attr_destroy(pthread_attr_t *attr);
int pthread_attr_getdetachstate(const pthread_attr_t *attr, int *state);
int pthread_attr_setdetachstate(pthread_attr_t *attr, int state);
int pthread_attr_getstacksize(const pthread_attr_t *__restrict attr,
			      size_t *__restrict size);
int pthread_attr_setstacksize(pthread_attr_t *attr, size_t size);
int pthread_attr_getstack(const pthread_attr_t *__restrict attr,
			  void **__restrict stack, size_t *__restrict size);
int pthread_attr_setstack(pthread_attr_t *attr, void *stack, size_t size);
int pthread_attr_getguardsize(const pthread_attr_t *__restrict attr,
			      size_t *__restrict size);
int pthread_attr_setguardsize(pthread_attr_t *attr, size_t size);
int pthread_attr_getinheritsched(const pthread_attr_t *__restrict attr,
				 int *__restrict inherit);
int pthread_attr_setinheritsched(pthread_attr_t *attr, int inherit);
int pthread_attr_getschedpolicy(const pthread_attr_t *__restrict attr,
				int *__restrict policy);
int pthread_attr_setschedpolicy(pthread_attr_t *attr, int policy);
int pthread_attr_getschedparam(const pthread_attr_t *__restrict attr,
			       struct sched_param *__restrict param);
int pthread_attr_setschedparam(pthread_attr_t *__restrict attr,
			       const struct sched_param *__restrict param);
int pthread_attr_getscope(const pthread_attr_t *__restrict attr,
			  int *__restrict scope);
int pthread_attr_setscope(pthread_attr_t *attr, int scope);

/* Mutexes */
int pthread_mutex_init(pthread_mutex_t *__restrict mutex,
		       const pthread_mutexattr_t *__restrict attr);
int pthread_mutex_destroy(pthread_mutex_t *mutex);
int pthread_mutex_lock(pthread_mutex_t *mutex);
int pthread_mutex_trylock(pthread_mutex_t *mutex);
int pthread_mutex_timedlock(pthread_mutex_t *__restrict mutex,
			    const struct timespec *__restrict when);
int pthread_mutex_clocklock(pthread_mutex_t *__restrict mutex, clockid_t clock,
			    const struct timespec *__restrict when);
int pthread_mutex_unlock(pthread_mutex_t *mutex);
int pthread_mutex_consistent(pthread_mutex_t *mutex);
int pthread_mutexattr_init(pthread_mutexattr_t *attr);
int pthread_mutexattr_destroy(pthread_mutexattr_t *attr);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *__restrict attr,
			      int *__restrict type);
int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int type);
int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *__restrict attr,
				  int *__restrict protocol);
int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attr, int protocol);
int pthread_mutexattr_getpshared(const pthread_mutexattr_t *__restrict attr,
				 int *__restrict shared);
int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int shared);
int pthread_mutexattr_getrobust(const pthread_mutexattr_t *__restrict attr,
				int *__restrict robust);
int pthread_mutexattr_setrobust(pthread_mutexattr_t *attr, int robust);
int pthread_mutexattr_getprioceiling(const pthread_mutexattr_t *__restrict attr,
				     int *__restrict ceiling);
int pthread_mutexattr_setprioceiling(pthread_mutexattr_t *attr, int ceiling);

/* Conditions */
int pthread_cond_init(pthread_cond_t *__restrict cond,
		      const pthread_condattr_t *__restrict attr);
int pthread_cond_destroy(pthread_cond_t *cond);
int pthread_cond_wait(pthread_cond_t *__restrict cond,
		      pthread_mutex_t *__restrict mutex);
int pthread_cond_timedwait(pthread_cond_t *__restrict cond,
			   pthread_mutex_t *__restrict mutex,
			   const struct timespec *__restrict when);
int pthread_cond_clockwait(pthread_cond_t *__restrict cond,
			   pthread_mutex_t *__restrict mutex, clockid_t clock,
			   const struct timespec *__restrict when);
int pthread_cond_signal(pthread_cond_t *cond);
int pthread_cond_broadcast(pthread_cond_t *cond);
int pthread_condattr_init(pthread_condattr_t *attr);
int pthread_condattr_destroy(pthread_condattr_t *attr);
int pthread_condattr_getclock(const pthread_condattr_t *__restrict attr,
			      clockid_t *__restrict clock);
int pthread_condattr_setclock(pthread_condattr_t *attr, clockid_t clock);
int pthread_condattr_getpshared(const pthread_condattr_t *__restrict attr,
				int *__restrict shared);
int pthread_condattr_setpshared(pthread_condattr_t *attr, int shared);

/* Reader-writer locks */
int pthread_rwlock_init(pthread_rwlock_t *__restrict lock,
			const pthread_rwlockattr_t *__restrict attr);
int pthread_rwlock_destroy(pthread_rwlock_t *lock);
int pthread_rwlock_rdlock(pthread_rwlock_t *lock);
int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock);
int pthread_rwlock_timedrdlock(pthread_rwlock_t *__restrict lock,
			       const struct timespec *__restrict when);
int pthread_rwlock_wrlock(pthread_rwlock_t *lock);
int pthread_rwlock_trywrlock(pthread_rwlock_t *lock);
int pthread_rwlock_timedwrlock(pthread_rwlock_t *__restrict lock,
			       const struct timespec *__restrict when);
int pthread_rwlock_unlock(pthread_rwlock_t *lock);
int pthread_rwlockattr_init(pthread_rwlockattr_t *attr);
int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attr);
int pthread_rwlockattr_getpshared(const pthread_rwlockattr_t *__restrict attr,
				  int *__restrict shared);
int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attr, int shared);

/* Barriers and spin locks */
int pthread_barrier_init(pthread_barrier_t *__restrict barrier,
			 const pthread_barrierattr_t *__restrict attr,
			 unsigned count);
int pthread_barrier_destroy(pthread_barrier_t *barrier);
int pthread_barrier_wait(pthread_barrier_t *barrier);
int pthread_barrierattr_init(pthread_barrierattr_t *attr);
int pthread_barrierattr_destroy(pthread_barrierattr_t *attr);
int pthread_barrierattr_getpshared(const pthread_barrierattr_t *__restrict attr,
				   int *__restrict shared);
int pthread_barrierattr_setpshared(pthread_barrierattr_t *attr, int shared);
int pthread_spin_init(pthread_spinlock_t *lock, int shared);
int pthread_spin_destroy(pthread_spinlock_t *lock);
int pthread_spin_lock(pthread_spinlock_t *lock);
int pthread_spin_trylock(pthread_spinlock_t *lock);
int pthread_spin_unlock(pthread_spinlock_t *lock);

/* Once, and each thread's own values */
int pthread_once(pthread_once_t *once, void (*fn)(void));
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int pthread_key_delete(pthread_key_t key);
void *pthread_getspecific(pthread_key_t key);
int pthread_setspecific(pthread_key_t key, const void *value);

#ifdef __cplusplus
}
#endif

#endif
