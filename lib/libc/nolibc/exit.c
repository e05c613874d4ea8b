// SPDX-License-Identifier: BSD-3-Clause
// Ending the program, and what it asked to be done then.
#include <stdlib.h>
#include <uk/boot.h>
#include <uk/lock.h>
#include <uk/plat.h>
#include <unistd.h>

#define HANDLERS 32 /* what C11 7.22.4.2 promises */

static void (*handlers[HANDLERS])(void);
static unsigned handler_count;
static struct uk_lock lock;

int atexit(void (*fn)(void))
{
	unsigned long flags = uk_lock_acquire(&lock);
	int room = handler_count < HANDLERS;

	if (room)
		handlers[handler_count++] = fn;
	uk_lock_release(&lock, flags);
	return room ? 0 : -1;
}

static void (*take_handler(void))(void)
{
	unsigned long flags = uk_lock_acquire(&lock);
	void (*fn)(void) = handler_count ? handlers[--handler_count] : NULL;

	uk_lock_release(&lock, flags);
	return fn;
}

/* A handler may register more, and one that calls exit goes on with the rest.
 */
void uk_boot_exit_hook(void)
{
	void (*fn)(void);

	while ((fn = take_handler()))
		fn();
}

void exit(int status)
{
	uk_boot_exit_hook();
	uk_plat_stop(status);
}
