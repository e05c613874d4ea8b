// SPDX-License-Identifier: BSD-3-Clause
// Whom interrupts call besides their handlers.
#include <uk/plat.h>

uk_plat_hook_fn *uk_irq_leave_hook, *uk_timer_hook;
