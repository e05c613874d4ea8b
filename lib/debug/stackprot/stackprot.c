// SPDX-License-Identifier: BSD-3-Clause
// The canary that compilers put below return addresses, and what its loss
// means.
#include <uk/assert.h>
#include <uk/init.h>
#include <uk/plat.h>
#include <uk/print.h>

extern uintptr_t __stack_chk_guard;
UK_NORETURN void __stack_chk_fail(void);

/* The lowest byte stays zero: it ends a string that runs into the canary. */
uintptr_t __stack_chk_guard = (uintptr_t)0xb7e151628aed2a00;

void __stack_chk_fail(void)
{
	uk_panic("stackprot: a function wrote beyond an array on its stack");
}

/* Functions that are active now return through the old canary only if they
 * were compiled with one; boot never returns. */
static int seed(void)
{
	uintptr_t canary;

	if (uk_plat_entropy(&canary, sizeof(canary)) < 0) {
		uk_print_warn("no entropy: the canary is a weak one");
		canary = __stack_chk_guard ^ (uintptr_t)uk_plat_ticks() << 8;
	}
	__stack_chk_guard = canary & ~(uintptr_t)0xff;
	return 0;
}
UK_INIT(arch, seed);
