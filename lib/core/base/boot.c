// SPDX-License-Identifier: BSD-3-Clause
// The boot story, from the platform's entry to main() and its end.
#include "internal.h"

#include <uk/assert.h>
#include <uk/plat.h>
#include <uk/print.h>
#include <uk/stop.h>

int main(int argc, char **argv);

__attribute__((weak)) void uk_boot_entry_hook(void) {}

void uk_start(struct uk_bootinfo *info)
{
	struct args args;

	uk_boot_entry_hook();
	base_tls_init();
	base_bootmem_init(info);
	base_args_read(info, &args);
	base_init_run();
	base_info_boot_done();
	uk_stop(main(args.argc, args.argv));
}

void uk_boot_say_exit(int status)
{
	uk_printf("uk: exit %d\n", status);
}
