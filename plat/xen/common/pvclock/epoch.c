// SPDX-License-Identifier: BSD-3-Clause
// The time of day when system time began.
#include "settled.h"

uint64_t uk_pvclock_epoch(const volatile struct shared_info *shared)
{
	uint32_t version;
	uint64_t s, ns;
	unsigned tries = 0;

	do {
		version = shared->wc_version;
		uk_arch_barrier_read();
		s = (uint64_t)shared->xen_wc_sec_hi << 32 | shared->wc_sec;
		ns = shared->wc_nsec;
	} while (!pvclock_settled(&shared->wc_version, version) &&
		 ++tries < PVCLOCK_TRIES);
	return s * 1000000000 + ns;
}
