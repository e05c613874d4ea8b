// SPDX-License-Identifier: BSD-3-Clause
// Tests: devices on the command line, and what is left of it.
#include "mmio.h"

#include <uk/boot.h>
#include <uk/test.h>

#define DEVICE "virtio_mmio.device="

static int walk; /* what one test has found, the next does not look at */

/* Adds the word, and reads the place that it tells of; false: of none. */
static bool reads(const char *word, struct mmio_place *place)
{
	char *words[] = {(char *)(uintptr_t)word, NULL};

	return uk_boot_words_hook(words, 1) == 0 && !words[0] &&
	       virtmmio_next_place(&walk, place);
}

static void words_of_devices_are_places(void)
{
	struct mmio_place p;

	UK_EXPECT(reads(DEVICE "512@0xfeb00e00:12", &p));
	UK_EXPECT(p.bytes == 512 && p.phys == 0xfeb00e00 && p.irq == 12);
	UK_EXPECT(reads(DEVICE "4K@0xD0000000:5:1", &p));
	UK_EXPECT(p.bytes == 4096 && p.phys == 0xd0000000 && p.irq == 5);
	UK_EXPECT(reads(DEVICE "0x200@4096:0", &p));
	UK_EXPECT(p.bytes == 512 && p.phys == 4096 && p.irq == 0);
}

static void words_that_make_no_sense_are_no_places(void)
{
	static const char *const wrong[] = {
	    DEVICE "",
	    DEVICE "512",
	    DEVICE "512@",
	    DEVICE "512@0x",
	    DEVICE "512@0xfeb00e00",
	    DEVICE "512@0xfeb00e00:",
	    DEVICE "512@0xfeb00e00:x",
	    DEVICE "512@0xfeb00e00:12x",
	    DEVICE "512@0x10000000000000000:12",
	    DEVICE "99999999999999999999@0:1",
	    DEVICE "0x10001@0:1",
	    DEVICE "512@0:65535",
	    DEVICE "M@0:1",
	};
	struct mmio_place p;

	for (unsigned i = 0; i < UK_ARRAY_LEN(wrong); i++)
		UK_EXPECT(!reads(wrong[i], &p));
}

UK_TEST(words_of_others_stay_in_their_order)
{
	char one[] = "a=b", two[] = DEVICE "512@0:x", three[] = "--",
	     four[] = "virtio_mmio.other=1";
	char *words[] = {two, one, two, three, four, two, NULL};

	UK_EXPECT_INT(uk_boot_words_hook(words, 6), ==, 3);
	UK_EXPECT(words[0] == one && words[1] == three && words[2] == four);
	UK_EXPECT(!words[3]);
	UK_EXPECT_INT(uk_boot_words_hook(words, 0), ==, 0);
}

/* More than there is room for are forgotten. */
static void words_without_end(void)
{
	struct mmio_place p;
	unsigned found = 0;

	for (unsigned i = 0; i < 100; i++)
		found += reads(DEVICE "512@0:1", &p);
	UK_EXPECT(found > 0 && found < 100);
}

/* In this order: what one has found, is found for good. */
UK_TEST(words_are_places_or_none)
{
	words_of_devices_are_places();
	words_that_make_no_sense_are_no_places();
	words_without_end();
}
