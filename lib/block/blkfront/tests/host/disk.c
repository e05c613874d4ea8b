// SPDX-License-Identifier: BSD-3-Clause
// Tests: sectors go where they should, however their data lie in pages.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { DATA_PAGE = 1 + BLKFRONT_MOST_PAGES };

static unsigned char model[PLAYED_BYTES];

static unsigned char *data(unsigned offset)
{
	return played_memory[DATA_PAGE] + offset;
}

static const char *play(struct uk_blkdev *dev)
{
	uint32_t bytes = dev->sector_bytes;

	memcpy(model, played_medium, sizeof(model));
	for (unsigned i = 0; i < 300; i++) {
		uint32_t sectors = 1 + played_pick((unsigned)dev->sectors);
		uint32_t at = played_pick((unsigned)dev->sectors - sectors + 1);
		unsigned char *p =
		    data(played_pick(2) ? played_pick(16) * 512
					: played_pick(1024) * UK_BLKDEV_ALIGN);

		if (played_pick(2)) {
			if (uk_blkdev_read(dev, at, p, sectors) ||
			    memcmp(p, model + at * bytes, sectors * bytes) != 0)
				return "reads";
			continue;
		}
		for (unsigned n = 0; n < sectors * bytes; n++)
			p[n] = (unsigned char)(n * 3 + i + n / 253);
		if (uk_blkdev_write(dev, at, p, sectors))
			return "writes";
		memcpy(model + at * bytes, p, sectors * bytes);
	}
	if (memcmp(model, played_medium, sizeof(model)) != 0)
		return "the medium";
	if (!played_is_clean())
		return "takes its pages back";
	return uk_blkdev_flush(dev) ? "flushes" : "";
}

UK_TEST(disk_is_read_and_written_from_any_memory)
{
	UK_EXPECT_STR(play(&played_begin(512)->dev), "");
	UK_EXPECT_STR(play(&played_begin(4096)->dev), "");
}

UK_TEST(disk_discards_units_of_512_bytes)
{
	struct blkfront *f = played_begin(4096);

	memset(played_medium, 1, sizeof(played_medium));
	UK_EXPECT_INT(uk_blkdev_discard(&f->dev, 2, 3), ==, 0);
	UK_EXPECT(played_medium[8191] && !played_medium[8192] &&
		  !played_medium[20479] && played_medium[20480]);
}

UK_TEST(disk_fails_and_goes_on)
{
	struct blkfront *f = played_begin(512);

	played.lie = FAILS;
	UK_EXPECT_INT(uk_blkdev_read(&f->dev, 0, data(0), 1), ==, -EIO);
	UK_EXPECT_INT(uk_blkdev_read(&f->dev, 0, data(0), 1), ==, 0);
	UK_EXPECT(!f->broken && played_is_clean());
}
