// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other; all with the lock held,
// unless a comment says otherwise.
#ifndef LWIP_H
#define LWIP_H

#include <uk/base.h>
#include <uk/lwip.h>

/* The thread is to run: there is something to receive or to send, or a timer
 * may be due earlier. Any context. */
void lwip_wake(void);

/* Whether the thread has anything to do when the lock is left. */
extern bool lwip_has_work;

/* How many objects there are of a pool, by lwIP's number of it; how many were
 * ever handed out. */
unsigned lwip_pool_used(unsigned type);
unsigned lwip_pool_taken(unsigned type);

void lwip_random_start(void);

/* Looks how much memory is there, a part of which is lwIP's. */
void lwip_memory_start(void);
void lwip_memory_print(void);

/* Does what was left to the thread. */
void lwip_do_later(void);
/* And what waited for room in devices, if there is some. */
void lwip_do_room(void);

/* Forgets closed connections above the limit. */
void lwip_trim_time_wait(void);
/* And those that do not get on with their handshake, of full listeners. */
void lwip_trim_half_open(void);

/* Starts the thread: 0 or -ENOMEM. Without the lock. */
int lwip_thread_start(void) UK_MUST_CHECK;

#endif
