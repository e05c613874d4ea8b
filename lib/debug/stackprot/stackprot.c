// SPDX-License-Identifier: BSD-3-Clause
// The canary that compilers put below return addresses, and what its loss
// means.
#include <uk/assert.h>
#include <uk/boot.h>
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

/* A function that was active meanwhile would find its canary changed; none of
 * those that called this one returns. */
void uk_boot_entry_hook(void)
{
	uintptr_t canary;

	if (uk_plat_entropy(&canary, sizeof(canary)) < 0) {
		uk_print_warn("no entropy: the canary is a weak one");
		canary = __stack_chk_guard ^ (uintptr_t)uk_plat_ticks() << 8;
	}
	__stack_chk_guard = canary & ~(uintptr_t)0xff;
}
