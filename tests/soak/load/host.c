// SPDX-License-Identifier: BSD-3-Clause
// What the host kept from a process: time on its CPUs.
#include "load.h"

#include <dirent.h>
#include <stdio.h>

/* Waited for by one thread: the second number (Linux,
 * Documentation/scheduler/sched-stats.rst). */
static uint64_t thread_waited_ns(int pid, const char *thread)
{
	unsigned long long ran, waited = 0;
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/task/%s/schedstat", pid, thread);
	f = fopen(path, "r");
	if (!f)
		return 0;
	if (fscanf(f, "%llu %llu", &ran, &waited) != 2)
		waited = 0;
	fclose(f);
	return waited;
}

uint64_t waited_ns(int pid)
{
	char path[64];
	uint64_t sum = 0;
	DIR *threads;
	struct dirent *thread;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	threads = opendir(path);
	while (threads && (thread = readdir(threads)))
		if (thread->d_name[0] != '.')
			sum += thread_waited_ns(pid, thread->d_name);
	if (threads)
		closedir(threads);
	return sum;
}
