// SPDX-License-Identifier: BSD-3-Clause
// The time of day: Xen says when the guest's counter began.
#include "hvm_arm.h"

#include <uk/arm.h>
#include <uk/plat.h>
#include <uk/pvclock.h>

static uint64_t wall_ns(void)
{
	uint64_t epoch = uk_pvclock_epoch(uk_xen_shared);

	return epoch ? epoch + uk_plat_time_ns() : 0;
}

void hvm_time_init(void)
{
	uk_arm_rtc_use(wall_ns);
}
