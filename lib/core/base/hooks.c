// SPDX-License-Identifier: BSD-3-Clause
// Whom interrupts call besides their handlers, and who helps a platform out.
#include <uk/plat.h>

uk_plat_hook_fn *uk_irq_leave_hook, *uk_timer_hook;
uk_plat_entropy_fn *uk_entropy_hook;
const struct uk_plat_console_ops *uk_console_hook;
