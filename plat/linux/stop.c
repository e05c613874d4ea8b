// SPDX-License-Identifier: BSD-3-Clause
// The end of the process: exit, exec anew, abort.
#include "linux.h"
#include "sys.h"

#include <uk/assert.h>
#include <uk/plat.h>

void (*linux_at_end)(void);

static void come_to_end(void)
{
	if (linux_at_end)
		linux_at_end();
}

UK_NORETURN static void leave(int status)
{
	for (;;)
		linux_call3(SYS_EXIT_GROUP, status, 0, 0);
}

void uk_plat_stop(int status)
{
	come_to_end();
	leave(status);
}

void uk_plat_restart(void)
{
	const uint64_t none_blocked = 0;

	come_to_end();
	/* A signal that is being handled would stay blocked in the new program.
	 */
	linux_call6(SYS_RT_SIGPROCMASK, 2 /* SIG_SETMASK */,
		    (long)&none_blocked, 0, sizeof(none_blocked), 0, 0);
	long error = linux_call3(SYS_EXECVE, (long)"/proc/self/exe",
				 (long)linux_argv, (long)linux_environment);

	uk_panic("linux: cannot start the program anew: error %ld", -error);
}

/* A shell shows SIGABRT as 134, and a debugger or core dump catches it. */
void uk_plat_crash(void)
{
	come_to_end();
	linux_call3(SYS_KILL, linux_call3(SYS_GETPID, 0, 0, 0), SIGABRT, 0);
	leave(134);
}
