// SPDX-License-Identifier: BSD-3-Clause
// Answers frames beside a thread that never gives the CPU away.
#include "../selftest.h"

#include <stdio.h>
#include <uk/thread.h>

static void *compute(void *arg)
{
	static volatile unsigned long n;

	for (;;)
		n++;
	return arg;
}

int selftest_frames_busy(int wanted)
{
	struct uk_thread *t;

	if (uk_thread_create(&t, NULL, compute, NULL)) {
		printf("frames: no thread\n");
		return 1;
	}
	return selftest_frames(wanted);
}
