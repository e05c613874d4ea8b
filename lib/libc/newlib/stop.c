// SPDX-License-Identifier: BSD-3-Clause
// The end of the program, and what newlib has left to do then.
#include <reent.h>
#include <stdlib.h>
#include <uk/boot.h>
#include <uk/plat.h>
#include <unistd.h>

/* There if the program registers functions with atexit. */
__attribute__((weak)) void __call_exitprocs(int status, void *dso);

static void finish(int status)
{
	if (__call_exitprocs)
		__call_exitprocs(status, NULL);
	uk_boot_destroy();
	if (_GLOBAL_REENT->__cleanup)
		_GLOBAL_REENT->__cleanup(_GLOBAL_REENT);
}

void uk_boot_exit_hook(void)
{
	finish(0);
}

/* newlib's own knows of no destructors. */
void exit(int status)
{
	finish(status);
	uk_plat_stop(status);
}

void _exit(int status)
{
	uk_plat_stop(status);
}
