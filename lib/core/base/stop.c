// SPDX-License-Identifier: BSD-3-Clause
// The end: what there is still to do, then the platform's.
#include <uk/stop.h>

#include <uk/boot.h>
#include <uk/plat.h>

/* From the linker script. */
extern void (*const uk_destructors_start[])(void);
extern void (*const uk_destructors_end[])(void);

void uk_boot_destroy(void)
{
	for (void (*const *fn)(void) = uk_destructors_end;
	     fn > uk_destructors_start;)
		(*--fn)();
}

__attribute__((weak)) void uk_boot_exit_hook(void)
{
	uk_boot_destroy();
}

void uk_stop(int status)
{
	uk_boot_exit_hook();
	uk_plat_stop(status);
}

void uk_restart(void)
{
	uk_boot_exit_hook();
	uk_plat_restart();
}
