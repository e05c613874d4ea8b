// SPDX-License-Identifier: BSD-3-Clause
// The hooks of the platform contract, borrowed from whoever has them.
#ifndef SELFTEST_TESTS_HOOKS_H
#define SELFTEST_TESTS_HOOKS_H

#include <uk/plat.h>

/* May be called again before they are given back. */
void hooks_take(uk_plat_hook_fn *on_time, uk_plat_hook_fn *on_leave);

/* Without a deadline, or with one at once where there is an owner, who will set
 * its own then. */
void hooks_give_back(void);

#endif
