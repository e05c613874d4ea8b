// SPDX-License-Identifier: BSD-3-Clause
// What is measured: each does its work `rounds` times and returns the calls of
// malloc, realloc and free that it made.
#ifndef ALLOCBENCH_H
#define ALLOCBENCH_H

#include <stddef.h>

/* malloc and free of 64 bytes: one block at a time, a hundred at a time. */
unsigned long bench_one(unsigned rounds);
unsigned long bench_hundred(unsigned rounds);

/* What Lua and SQLite were recorded to do. */
unsigned long bench_trace(unsigned rounds);

/* Most instructions that one call took, of the trace and of random calls;
 * prints them. For guests whose time stamp counter counts instructions. */
void worst_print(void);

/* Reads the recording, once. Returns its calls. */
size_t replay_read(void);

/* Repeats it with somebody's functions. */
struct replay_family {
	void *(*malloc)(size_t bytes);
	void *(*calloc)(size_t n, size_t bytes);
	void *(*realloc)(void *p, size_t bytes);
	void (*free)(void *p);
};
void replay_with(const struct replay_family *family);

#endif
