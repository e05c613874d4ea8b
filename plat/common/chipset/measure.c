// SPDX-License-Identifier: BSD-3-Clause
// How fast two clocks are against each other: the TSC and any other.
#include "chipset.h"

/* Both clocks at one moment. A host may take the CPU away between two reads: of
 * a few tries the one counts in which the least time went by. */
static bool read_both(const struct chipset_counter *counter,
		      struct chipset_interval *m)
{
	enum { TRIES = 8 };
	uint64_t least = UINT64_MAX;

	for (unsigned i = 0; i < TRIES; i++) {
		uint64_t ticks;
		uint64_t before = uk_pc_tsc();
		bool counting = counter->read(&ticks);
		uint64_t width = uk_pc_tsc() - before;

		if (!counting)
			return false;
		if (width < least) {
			least = width;
			*m = (struct chipset_interval){before + width / 2,
						       ticks};
		}
	}
	return true;
}

static bool measure_once(const struct chipset_counter *counter,
			 struct chipset_interval least,
			 struct chipset_interval *out)
{
	enum { READS = 100000 };
	struct chipset_interval from, to;

	counter->start();
	if (!read_both(counter, &from))
		return false;
	for (unsigned i = 0; i < READS && read_both(counter, &to); i++) {
		out->tsc = to.tsc - from.tsc;
		out->ticks = to.ticks - from.ticks;
		if (out->tsc >= least.tsc && out->ticks >= least.ticks)
			return out->tsc > 0 && out->ticks > 0;
	}
	return false;
}

bool chipset_measure(const struct chipset_counter *counter,
		     struct chipset_interval least,
		     struct chipset_interval *out)
{
	/* Longer than 10 ms of any TSC, shorter than a turn of any counter. */
	enum { TRIES = 10, TOO_LONG = 400000000 };

	for (unsigned i = 0; i < TRIES; i++)
		if (measure_once(counter, least, out) && out->tsc < TOO_LONG)
			return true;
	return false;
}
