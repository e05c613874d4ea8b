// SPDX-License-Identifier: BSD-3-Clause
// The start of the process: from the kernel's initial stack to uk_start.
#include "linux.h"

#include <uk/plat.h>

const char uk_plat_name[] = "linux";

char **linux_argv, **linux_environment;

struct uk_bootinfo linux_bootinfo;

UK_NORETURN void linux_start(unsigned long *stack);

/* The value of the environment variable UNICORE; NULL if it is not set. */
static char *parameters(char **environment)
{
	static const char name[] = "UNICORE=";

	for (; *environment; environment++) {
		size_t i = 0;

		while (name[i] && (*environment)[i] == name[i])
			i++;
		if (!name[i])
			return *environment + i;
	}
	return NULL;
}

unsigned long linux_auxiliary(unsigned long type)
{
	char **p = linux_environment;

	while (*p)
		p++;
	const unsigned long *entry = (const unsigned long *)(p + 1);

	while (entry[0] && entry[0] != type)
		entry += 2;
	return entry[0] ? entry[1] : 0;
}

void linux_start(unsigned long *stack)
{
	linux_bootinfo.start_ticks = uk_plat_ticks();
	linux_bootinfo.argc = (int)stack[0];
	linux_bootinfo.argv = (char **)(stack + 1);
	linux_argv = linux_bootinfo.argv;
	linux_environment = linux_argv + linux_bootinfo.argc + 1;
	linux_bootinfo.cmdline = parameters(linux_environment);
	linux_trap_init();
	linux_mem_init();
	uk_start(&linux_bootinfo);
}
