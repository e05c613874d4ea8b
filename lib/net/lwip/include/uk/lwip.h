// SPDX-License-Identifier: BSD-3-Clause
// lwIP in an image: the lock around it, and what it says of itself.
//
// lwIP's raw interface (<lwip/tcp.h>, <lwip/udp.h> …) may be called by threads
// that hold the lock, and by callbacks of lwIP, which are called with it. What
// is sent leaves, and what comes is looked at, by a thread of its own, named
// "net", as soon as it gets its turn.
#ifndef UK_LWIP_H
#define UK_LWIP_H

#include <uk/list.h>
#include <uk/mutex.h>

/* Threads; not recursive. Callbacks may not wait. */
void uk_lwip_lock(void);
void uk_lwip_unlock(void);

/* What is left to the thread: it calls `run`, with the lock, before it tells
 * devices of what was sent. So what is written in several pieces, and the end
 * behind them, leaves in as few packets as it fits into. */
struct uk_lwip_later {
	struct uk_list link;
	void (*run)(struct uk_lwip_later *later);
};

static inline void uk_lwip_later_init(struct uk_lwip_later *later,
				      void (*run)(struct uk_lwip_later *later))
{
	uk_list_init(&later->link);
	later->run = run;
}

/* With the lock. Once for all that ask before it was done. */
void uk_lwip_later(struct uk_lwip_later *later);
/* The same, but not before the devices that have no room have some again, after
 * something was not sent for want of it (ERR_MEM); it sends nothing itself.
 * False: there is no such device, and it is not called. */
bool UK_MUST_CHECK uk_lwip_later_room(struct uk_lwip_later *later);
/* Not any more, neither. */
void uk_lwip_later_not(struct uk_lwip_later *later);

/* How much is held of the memory that data may take
 * (CONFIG_LWIP_MEMORY_PERCENT): less than half; more, so that no connection
 * should take more than a little; all, so that only who has nothing on its way
 * should take any. With the lock.
 */
enum uk_lwip_memory { UK_LWIP_PLENTY, UK_LWIP_SHORT, UK_LWIP_FULL };
enum uk_lwip_memory uk_lwip_memory(void);

/* Writes to the log how much memory lwIP holds, how many objects each pool has
 * handed out, its most, and how often there were none left. Threads. */
void uk_lwip_print(void);

/* The number of the device that an interface is of: 0 is net0. With the lock.
 */
struct netif;
unsigned uk_lwip_number(const struct netif *netif);

#endif
