// SPDX-License-Identifier: BSD-3-Clause
// How a call that is not there is written down: a line each, by what it
// returns.
//
// Each is a weak function in a section of its own: the linker takes the one of
// the library that has the call, and none where nobody calls it. What a file's
// calls have in common is WHY, which it defines first.
#ifndef MISSING_H
#define MISSING_H

#include <errno.h>
#include <stdbool.h>
#include <uk/assert.h>

/* Says once that `name` is not there; sets errno; returns `result`. */
long missing_say(const char *name, const char *why, bool *said, long result);

/* By its name in assembly alone, so that no header has another type for it. It
 * takes no arguments: the caller's stay where they are, in both ABIs. */
#define MISSING(name, result)                                           \
	__attribute__((weak)) long missing_##name(void) __asm__(#name); \
	long missing_##name(void)                                       \
	{                                                               \
		static bool said;                                       \
		return missing_say(#name, WHY, &said, result);          \
	}

/* -1 with errno; a null pointer; an error number; nothing, or what reads as
 * "no". */
#define FAILS(name) MISSING(name, -1)
#define NULLS(name) MISSING(name, 0)
#define ERROR(name) MISSING(name, ENOSYS)
#define EMPTY(name) MISSING(name, 0)

/* One that never returns to its caller ends the image. */
#define ENDS(name)                                                         \
	__attribute__((weak, noreturn)) void missing_##name(void) __asm__( \
	    #name);                                                        \
	void missing_##name(void)                                          \
	{                                                                  \
		uk_panic("%s: not in this image: %s", #name, WHY);         \
	}

#endif
