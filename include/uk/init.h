// SPDX-License-Identifier: BSD-3-Clause
// Init functions: what a library has to do before main(), in order of level.
#ifndef UK_INIT_H
#define UK_INIT_H

#include <uk/base.h>

/*
 * Levels, first to last; within one, by the names of library and function:
 *
 *   arch    CPU features beyond what the platform's entry needed
 *   plat    the platform's own late parts: interrupt controller, clock
 *   mem     page allocator
 *   heap    the heap, out of its pages
 *   sched   scheduler, timers
 *   bus     buses find their devices
 *   device  drivers start them
 *   stack   network and file systems on top
 *   app     the application's, right before main()
 */
#define UK_INIT_LEVEL_arch   "1"
#define UK_INIT_LEVEL_plat   "2"
#define UK_INIT_LEVEL_mem    "3"
#define UK_INIT_LEVEL_heap   "4"
#define UK_INIT_LEVEL_sched  "5"
#define UK_INIT_LEVEL_bus    "6"
#define UK_INIT_LEVEL_device "7"
#define UK_INIT_LEVEL_stack  "8"
#define UK_INIT_LEVEL_app    "9"

struct uk_init {
	int (*fn)(void); /* 0, or -errno: the image panics naming lib */
	const char *lib;
};

/*
 * Has the static or external function `int fn(void)` called at `level`, on the
 * boot stack. Interrupts are masked up to and including level heap, and on
 * from sched on. The linker sorts the entries: nobody registers anything.
 */
#define UK_INIT(level, fn) UK_INIT_(level, fn, UK_INIT_LEVEL_##level)
#define UK_INIT_(level, f, n)                                             \
	static const struct uk_init uk_init_##level##_##f UK_TABLE_ENTRY( \
	    ".uk_init." n "." UK_LIB "." #f) = {.fn = f, .lib = UK_LIB}

#endif
