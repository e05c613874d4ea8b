// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef EPOLL_H
#define EPOLL_H

#include <stdbool.h>
#include <sys/epoll.h>
#include <uk/file.h>
#include <uk/lock.h>
#include <uk/mutex.h>

/* The files that one waits for. `mutex` is held by who adds, changes, removes
 * and collects; what may be told at any time, `ready`, is behind `lock`. */
struct epoll {
	struct uk_file file;
	struct uk_mutex mutex;
	struct uk_list items;
	struct uk_lock lock;
	struct uk_list ready;
	unsigned looked_at; /* items that nobody signals */
};

struct epoll_item {
	struct uk_list link;
	struct uk_list ready_link; /* a list of its own: not ready */
	struct uk_file_watcher watcher;
	struct epoll *epoll;
	struct uk_file *file; /* no reference; NULL: it is closed */
	int fd;
	struct epoll_event event;
};

/* NULL if the file is none. */
struct epoll *epoll_of(struct uk_file *f);

/* With the mutex held. */
int epoll_add(struct epoll *e, struct uk_file *f, int fd,
	      const struct epoll_event *event) UK_MUST_CHECK;
int epoll_change(struct epoll *e, struct uk_file *f, int fd,
		 const struct epoll_event *event) UK_MUST_CHECK;
int epoll_remove(struct epoll *e, struct uk_file *f, int fd) UK_MUST_CHECK;
void epoll_free_item(struct epoll_item *item);

/* Takes what is ready; how many. */
int epoll_collect(struct epoll *e, struct epoll_event *events, int most);

#endif
