// SPDX-License-Identifier: BSD-3-Clause
// Things to do that only somebody outside the image can judge.
#include "selftest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uk/boot.h>
#include <uk/init.h>
#include <uk/stop.h>
#include <unistd.h>

static char line[256];

/* Prints each line that is typed, until the end or "quit". */
static int do_echo(void)
{
	printf("echo: ready\n");
	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\r\n")] = '\0';
		printf("echo: %s\n", line);
		if (strcmp(line, "quit") == 0)
			return 0;
	}
	printf("echo: no more input\n");
	return 0;
}

/* A line of input starts the image anew, so that it happens once for each. */
static int do_restart(void)
{
	printf("restart: ready\n");
	if (!fgets(line, sizeof(line), stdin) || strncmp(line, "go", 2) != 0)
		return 7;
	uk_restart();
}

static bool initrd_is_free;

/* Before the page allocator has taken free memory over. */
static int compare_initrd(void)
{
	const struct uk_bootinfo *info = uk_boot_info();
	uintptr_t start = (uintptr_t)info->initrd;

	for (unsigned i = 0; i < info->region_count; i++) {
		const struct uk_boot_region *r = &info->regions[i];

		if (r->base < start + info->initrd_bytes &&
		    start < r->base + r->bytes)
			initrd_is_free = true;
	}
	return 0;
}
UK_INIT(arch, compare_initrd);

/* Bytes and Fletcher's two sums, modulo 65521, which find bytes that changed
 * places too. */
static int do_initrd(void)
{
	const struct uk_bootinfo *info = uk_boot_info();
	const unsigned char *p = info->initrd;
	unsigned a = 0, b = 0;

	for (size_t i = 0; i < info->initrd_bytes; i++) {
		a = (a + p[i]) % 65521;
		b = (b + a) % 65521;
	}
	printf("initrd: %zu bytes, sums %u %u, %s\n", info->initrd_bytes, a, b,
	       initrd_is_free ? "in free memory" : "kept");
	return 0;
}

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int do_sleep(void)
{
	long long start = now_ms();

	printf("sleep: start\n");
	sleep(1);
	printf("sleep: %lld ms\n", now_ms() - start);
	return 0;
}

static void say_in_order(void)
{
	printf("stops: in order\n");
}

/* Waits for somebody outside to stop it, idle or busy. */
static int do_stops(void)
{
	atexit(say_in_order);
	printf("stops: ready\n");
	for (;;)
		sleep(1);
	return 0;
}

static int do_stops_busy(void)
{
	static volatile bool busy = true;

	atexit(say_in_order);
	printf("stops: ready\n");
	while (busy)
		;
	return 0;
}

/* Only with threads. */
__attribute__((weak)) int selftest_deadlock(void)
{
	printf("deadlock: there are no threads\n");
	return 2;
}

static int no_threads(int count)
{
	(void)count;
	printf("threads: there are none\n");
	return 2;
}

static int no_network(int wanted)
{
	(void)wanted;
	printf("frames: no network devices, or no threads, in this image\n");
	return 2;
}

int selftest_frames(int wanted) __attribute__((weak, alias("no_network")));
int selftest_frames_busy(int wanted) __attribute__((weak, alias("no_network")));

int selftest_threads(int count) __attribute__((weak, alias("no_threads")));
int selftest_crowd(int count) __attribute__((weak, alias("no_threads")));
int selftest_urgent(int count) __attribute__((weak, alias("no_threads")));
int selftest_periods(int count) __attribute__((weak, alias("no_threads")));

static int no_disks(void)
{
	printf("disk: no disks, or no files\n");
	return 2;
}

int selftest_disk(void) __attribute__((weak, alias("no_disks")));
int selftest_disk_errors(void) __attribute__((weak, alias("no_disks")));
int selftest_disk_bytes(void) __attribute__((weak, alias("no_disks")));

/* Only with virtio's ports as files, and POSIX. */
__attribute__((weak)) int selftest_port(void)
{
	printf("port: no serial ports, or no files\n");
	return 2;
}

/* Only with malloc. */
__attribute__((weak)) int selftest_exhaust(void)
{
	printf("exhaust: there is no malloc\n");
	return 2;
}

/* Only with C++. */
__attribute__((weak)) int selftest_cxx(const char *word)
{
	(void)word;
	return -1;
}

int selftest_do(const char *word, int count)
{
	static const struct {
		const char *word;
		int (*fn)(void);
	} things[] = {
	    {"echo", do_echo},
	    {"restart", do_restart},
	    {"initrd", do_initrd},
	    {"sleep", do_sleep},
	    {"stops", do_stops},
	    {"stops-busy", do_stops_busy},
	    {"deadlock", selftest_deadlock},
	    {"exhaust", selftest_exhaust},
	    {"disk", selftest_disk},
	    {"disk-errors", selftest_disk_errors},
	    {"disk-bytes", selftest_disk_bytes},
	    {"port", selftest_port},
	};

	static const struct {
		const char *word;
		int (*fn)(int count);
		int usual;
	} counted[] = {
	    {"threads", selftest_threads, 10000},
	    {"crowd", selftest_crowd, 1000},
	    {"urgent", selftest_urgent, 1},
	    {"periods", selftest_periods, 100},
	    {"frames", selftest_frames, 255},
	    {"frames-busy", selftest_frames_busy, 255},
	};

	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		if (strcmp(word, counted[i].word) == 0)
			return counted[i].fn(count ? count : counted[i].usual);
	for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		if (strcmp(word, things[i].word) == 0)
			return things[i].fn();
	int status = selftest_cxx(word);

	if (status < 0)
		printf("%s: not a thing to do\n", word);
	return status < 0 ? 2 : status;
}
