// SPDX-License-Identifier: BSD-3-Clause
// Each way to crash that a report has a name for.
#include "hello.h"

#include <stdio.h>
#include <string.h>
#include <uk/assert.h>
#include <uk/base.h>

/* Functions by these names are what a backtrace should show. */
static UK_NOINLINE void crash_null(void)
{
	char *volatile nowhere = NULL;

	printf("%d\n", *(volatile char *)nowhere);
}

static UK_NOINLINE void crash_write_text(void)
{
	char *volatile text = (char *)(uintptr_t)main;

	*(volatile char *)text = 0;
}

static UK_NOINLINE void crash_exec_data(void)
{
	static char data[16] = {'\xc3'};
	void (*volatile fn)(void) = (void (*)(void))(uintptr_t)data;

	fn();
}

/* Deep enough for any stack; a compiler cannot know that it never ends. */
static volatile int depth_wanted = 1 << 30;

static UK_NOINLINE int crash_stack(int depth)
{
	volatile char frame[256];

	if (depth == depth_wanted)
		return 0;
	frame[0] = (char)depth;
	return crash_stack(depth + 1) + frame[0];
}

static UK_NOINLINE void crash_panic(void)
{
	uk_panic("hello: asked to panic");
}

static UK_NOINLINE void crash_assert(void)
{
	volatile int two = 2;

	uk_assert(two + two == 5);
}

/* What is read into too short an array; the length is no constant to warn of.
 */
static volatile size_t name_bytes = 64;

static UK_NOINLINE void crash_smash(void)
{
	char name[16];

	memset(name, 'x', name_bytes);
	printf("%.16s\n", name);
}

static UK_NOINLINE void crash_overflow(void)
{
	volatile int most = 0x7fffffff;

	printf("%d\n", most + 1);
}

static void crash_stack_first(void)
{
	printf("%d\n", crash_stack(0));
}

int hello_crash(const char *kind)
{
	static const struct {
		const char *kind;
		void (*fn)(void);
	} ways[] = {
	    {"null", crash_null},           {"write-text", crash_write_text},
	    {"exec-data", crash_exec_data}, {"stack", crash_stack_first},
	    {"panic", crash_panic},         {"assert", crash_assert},
	    {"smash", crash_smash},         {"overflow", crash_overflow},
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(ways); i++)
		if (strcmp(kind, ways[i].kind) == 0)
			ways[i].fn();
	printf("crash=%s: not a way to crash this image\n", kind);
	return 2;
}
