// SPDX-License-Identifier: BSD-3-Clause
// Channel 0 of the programmable interval timer, which counts down at
// CHIPSET_PIT_HZ (Intel 8254 data sheet).
#include "chipset.h"

enum { COUNTER = 0x40, CONTROL = 0x43 };

/* Channel 0, both bytes, mode 0: its output rises when the count is over. */
#define ONCE 0x30

void chipset_pit_start(uint16_t ticks)
{
	uk_pc_out8(CONTROL, ONCE);
	uk_pc_out8(COUNTER, (uint8_t)ticks);
	uk_pc_out8(COUNTER, (uint8_t)(ticks >> 8));
}

/* Status and count are latched at one moment. The output stays high once the
 * count is over, so that no turn of it goes unseen. The gate need not be
 * switched on, as other channels' must. */
bool chipset_pit_count(uint16_t *count)
{
	enum { LATCH = 0xc2, OUTPUT = 0x80, MODE = 0x3f };

	uk_pc_out8(CONTROL, LATCH);
	uint8_t status = uk_pc_in8(COUNTER);
	uint8_t low = uk_pc_in8(COUNTER);

	*count = (uint16_t)(low | uk_pc_in8(COUNTER) << 8);
	return (status & MODE) == ONCE && !(status & OUTPUT);
}

void chipset_pit_timer(uint64_t ticks)
{
	chipset_pit_start((uint16_t)UK_MIN(UK_MAX(ticks, 1), 0xffff));
	chipset_pic_mask(0, false);
}

enum { LONGEST = 0xffff };

static void start(void)
{
	chipset_pit_start(LONGEST);
}

static bool read(uint64_t *ticks)
{
	uint16_t left;
	bool counting = chipset_pit_count(&left);

	*ticks = LONGEST - left;
	return counting;
}

const struct chipset_counter *chipset_pit_counter(void)
{
	static const struct chipset_counter counter = {CHIPSET_PIT_HZ, start,
						       read};

	return &counter;
}
