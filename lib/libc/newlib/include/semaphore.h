// SPDX-License-Identifier: BSD-3-Clause
// <semaphore.h> of POSIX.1-2008, which newlib does not have.
#ifndef _SEMAPHORE_H_
#define _SEMAPHORE_H_

#include <sys/types.h>
#include <time.h>

#define SEM_VALUE_MAX 0x7fffffff
#define SEM_FAILED    ((sem_t *)-1)

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
	unsigned __count;
	void *__own[4];
} sem_t;

int sem_init(sem_t *sem, int shared, unsigned value);
int sem_destroy(sem_t *sem);
int sem_wait(sem_t *sem);
int sem_trywait(sem_t *sem);
int sem_timedwait(sem_t *__restrict sem,
		  const struct timespec *__restrict when);
int sem_clockwait(sem_t *__restrict sem, clockid_t clock,
		  const struct timespec *__restrict when);
int sem_post(sem_t *sem);
int sem_getvalue(sem_t *__restrict sem, int *__restrict value);

/* Names are known in this image alone. */
sem_t *sem_open(const char *name, int flags, ...);
int sem_close(sem_t *sem);
int sem_unlink(const char *name);

#ifdef __cplusplus
}
#endif

#endif
