// SPDX-License-Identifier: BSD-3-Clause
// The time of the CPU: a consistent reading, and what it means.
#include "settled.h"

void uk_pvclock_read(const volatile struct vcpu_time_info *time,
		     struct vcpu_time_info *copy)
{
	uint32_t version;
	unsigned tries = 0;

	do {
		version = time->version;
		uk_arch_barrier_read();
		*copy = (struct vcpu_time_info){
		    .version = version,
		    .tsc_timestamp = time->tsc_timestamp,
		    .system_time = time->system_time,
		    .tsc_to_system_mul = time->tsc_to_system_mul,
		    .tsc_shift = time->tsc_shift,
		};
	} while (!pvclock_settled(&time->version, version) &&
		 ++tries < PVCLOCK_TRIES);
}

uint64_t uk_pvclock_at(const struct vcpu_time_info *time, uint64_t tsc)
{
	/* Either may have wrapped around. */
	uint64_t since = tsc - time->tsc_timestamp;
	int shift = time->tsc_shift;

	if ((int64_t)since < 0 || shift > 63 || shift < -63)
		return time->system_time;
	since = shift >= 0 ? since << shift : since >> -shift;
	return time->system_time +
	       (uint64_t)((unsigned __int128)since * time->tsc_to_system_mul >>
			  32);
}
