// SPDX-License-Identifier: BSD-3-Clause
// Consistent readings, and what they mean.
#include <uk/pvclock.h>

#include <uk/arch.h>

/* A writer makes the version odd before and even after; one that never ends is
 * not waited for for ever. */
static bool settled(const volatile uint32_t *version, uint32_t before)
{
	uk_arch_barrier_read();
	return !(before & 1) && *version == before;
}

enum { TRIES = 1000000 };

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
	} while (!settled(&time->version, version) && ++tries < TRIES);
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
	} while (!settled(&shared->wc_version, version) && ++tries < TRIES);
	return s * 1000000000 + ns;
}
