// SPDX-License-Identifier: BSD-3-Clause
// Ending the program, and what it asked to be done then.
#include "more.h"

#include <stdbool.h>
#include <stdlib.h>
#include <uk/assert.h>
#include <uk/boot.h>
#include <uk/lock.h>
#include <uk/stop.h>

/* Itanium C++ ABI, 3.3.6.3. */
int __cxa_atexit(void (*fn)(void *arg), void *arg, void *dso);

#define HANDLERS 32 /* what C11 7.22.4.2 promises */

/* One of the two. */
struct handler {
	void (*fn)(void);
	void (*fn_of)(void *arg);
	void *arg;
};

struct block {
	struct block *before;
	unsigned count;
	struct handler handlers[HANDLERS];
};

static struct block first, *last = &first;
static struct uk_lock lock;

/* Blocks are not given back: the program ends. */
static bool make_room(void)
{
	if (last->count < HANDLERS)
		return true;
	struct block *more = nolibc_more(sizeof(*more));

	if (!more)
		return false;
	more->before = last;
	more->count = 0;
	last = more;
	return true;
}

static int add_handler(const struct handler *handler)
{
	unsigned long flags = uk_lock_acquire(&lock);
	bool room = make_room();

	if (room)
		last->handlers[last->count++] = *handler;
	uk_lock_release(&lock, flags);
	return room ? 0 : -1;
}

int atexit(void (*fn)(void))
{
	return add_handler(&(struct handler){.fn = fn});
}

/* Compilers do not look at the result: an object would never be destroyed. */
int __cxa_atexit(void (*fn)(void *arg), void *arg, void *dso)
{
	(void)dso;
	if (add_handler(&(struct handler){.fn_of = fn, .arg = arg}))
		uk_panic("nolibc: no memory to remember a destructor");
	return 0;
}

static bool take_handler(struct handler *handler)
{
	unsigned long flags = uk_lock_acquire(&lock);

	if (last->count == 0 && last->before)
		last = last->before;
	bool any = last->count > 0;

	if (any)
		*handler = last->handlers[--last->count];
	uk_lock_release(&lock, flags);
	return any;
}

/* A handler may register more, and one that calls exit goes on with the rest.
 */
void uk_boot_exit_hook(void)
{
	struct handler handler;

	while (take_handler(&handler)) {
		if (handler.fn)
			handler.fn();
		else
			handler.fn_of(handler.arg);
	}
	uk_boot_destroy();
}

void exit(int status)
{
	uk_stop(status);
}
