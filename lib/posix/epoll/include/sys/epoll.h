// SPDX-License-Identifier: BSD-3-Clause
// Waiting for any of many files (Linux, epoll(7)).
#ifndef SYS_EPOLL_H
#define SYS_EPOLL_H

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EPOLL_CLOEXEC O_CLOEXEC

#define EPOLL_CTL_ADD 1
#define EPOLL_CTL_DEL 2
#define EPOLL_CTL_MOD 3

enum EPOLL_EVENTS {
	EPOLLIN = 0x001,
	EPOLLPRI = 0x002,
	EPOLLOUT = 0x004,
	EPOLLERR = 0x008,
	EPOLLHUP = 0x010,
	EPOLLRDNORM = 0x040,
	EPOLLWRNORM = 0x100,
	EPOLLRDHUP = 0x2000,
	EPOLLEXCLUSIVE = 1U << 28,
	EPOLLWAKEUP = 1U << 29,
	EPOLLONESHOT = 1U << 30,
	EPOLLET = 1U << 31,
};

typedef union epoll_data {
	void *ptr;
	int fd;
	uint32_t u32;
	uint64_t u64;
} epoll_data_t;

struct epoll_event {
	uint32_t events;
	epoll_data_t data;
};

int epoll_create(int size);
int epoll_create1(int flags);
int epoll_ctl(int epoll, int request, int fd, struct epoll_event *event);
int epoll_wait(int epoll, struct epoll_event *events, int most, int timeout_ms);
int epoll_pwait(int epoll, struct epoll_event *events, int most, int timeout_ms,
		const sigset_t *mask);

#ifdef __cplusplus
}
#endif

#endif
