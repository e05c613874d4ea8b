// SPDX-License-Identifier: BSD-3-Clause
// Tests: whatever a disk is like, its sectors are where they should be.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

static unsigned char model[PLAYED_BYTES];
static unsigned char data[PLAYED_BYTES] UK_ALIGNED(8);

static const char *play(struct uk_blkdev *dev)
{
	uint32_t bytes = dev->sector_bytes;

	memcpy(model, played_medium, sizeof(model));
	for (unsigned i = 0; i < 200; i++) {
		uint32_t sectors = 1 + played_pick((unsigned)dev->sectors);
		uint32_t at = played_pick((unsigned)dev->sectors - sectors + 1);

		if (played_pick(2)) {
			if (uk_blkdev_read(dev, at, data, sectors) ||
			    memcmp(data, model + at * bytes, sectors * bytes) !=
				0)
				return "reads";
			continue;
		}
		for (unsigned n = 0; n < sectors * bytes; n++)
			data[n] = (unsigned char)(n * 3 + i + n / 253);
		if (uk_blkdev_write(dev, at, data, sectors))
			return "writes";
		memcpy(model + at * bytes, data, sectors * bytes);
	}
	if (memcmp(model, played_medium, dev->sectors * bytes) != 0)
		return "the medium";
	return uk_blkdev_flush(dev) ? "flushes" : "";
}

UK_TEST(disk_has_blocks_of_several_sizes)
{
	static const uint32_t blocks[] = {512, 1024, 2048, 4096};
	int error;

	for (unsigned i = 0; i < UK_ARRAY_LEN(blocks); i++) {
		played_default();
		played.block_bytes = blocks[i];
		struct virtblk *disk = played_begin(&error);

		UK_EXPECT(disk != NULL);
		UK_EXPECT_INT(disk->dev.sector_bytes, ==, i ? 4096 : 512);
		UK_EXPECT_INT(disk->dev.sectors * disk->dev.sector_bytes, ==,
			      PLAYED_BYTES);
		UK_EXPECT_STR(play(&disk->dev), "");
		UK_EXPECT_INT(played_most_parts, ==, 3);
	}
}

UK_TEST(disk_takes_long_requests_in_parts)
{
	static const struct {
		uint32_t size_max, seg_max;
		unsigned ring;
		bool indirect;
		uint32_t most_sectors, parts;
	} cases[] = {
	    {4096, 8, 64, true, 64, 10},  {1000, 8, 64, false, 15, 10},
	    {512, 100, 64, true, 16, 18}, {512, 100, 8, false, 6, 8},
	    {512, 0, 4, false, 1, 3},     {0, 0, 4, true, 256, 3},
	};
	int error;

	for (unsigned i = 0; i < UK_ARRAY_LEN(cases); i++) {
		played_default();
		played.features |= VIRTBLK_SIZE_MAX;
		if (cases[i].indirect)
			played.features |= UK_VIRTIO_INDIRECT;
		played.size_max = cases[i].size_max;
		played.seg_max = cases[i].seg_max;
		played.ring_size = cases[i].ring;
		struct virtblk *disk = played_begin(&error);

		UK_EXPECT(disk != NULL);
		UK_EXPECT_INT(disk->dev.most_sectors, ==,
			      cases[i].most_sectors);
		UK_EXPECT_STR(play(&disk->dev), "");
		UK_EXPECT_INT(played_most_parts, ==, cases[i].parts);
	}
}

UK_TEST(disk_that_cannot_be_used_is_left)
{
	static const struct played bad[] = {
	    {.block_bytes = 8192, .ring_size = 64},
	    {.block_bytes = 0, .ring_size = 64},
	    {.block_bytes = 768, .ring_size = 64},
	    {.block_bytes = 512, .ring_size = 0},
	    {.block_bytes = 512, .ring_size = 2},
	    {.block_bytes = 512, .ring_size = 64, .stuck = true},
	    {.block_bytes = 4096, .ring_size = 4, .size_max = 512},
	    {.block_bytes = 4096, .ring_size = 64, .size_max = 16},
	};
	int error;

	for (unsigned i = 0; i < UK_ARRAY_LEN(bad); i++) {
		played_default();
		played.features |= VIRTBLK_SIZE_MAX;
		played.block_bytes = bad[i].block_bytes;
		played.ring_size = bad[i].ring_size;
		played.size_max = bad[i].size_max;
		played.stuck = bad[i].stuck;
		UK_EXPECT(played_begin(&error) == NULL);
		UK_EXPECT_INT(error, <, 0);
	}
}

UK_TEST(disk_can_what_its_features_say)
{
	int error;

	played_default();
	played.features = UK_VIRTIO_VERSION_1 | VIRTBLK_RO;
	played.block_bytes = 4096; /* not to be looked at */
	struct virtblk *disk = played_begin(&error);

	UK_EXPECT(disk != NULL);
	UK_EXPECT_INT(disk->dev.sector_bytes, ==, 512);
	UK_EXPECT_INT(uk_blkdev_write(&disk->dev, 0, data, 1), ==, -EROFS);
	UK_EXPECT_INT(uk_blkdev_flush(&disk->dev), ==, 0);
	UK_EXPECT_INT(played_most_asked, ==, 0);

	played_default();
	played.most_discard = 100; /* less than one of our requests */
	disk = played_begin(&error);
	UK_EXPECT(disk != NULL);
	UK_EXPECT_INT(uk_blkdev_discard(&disk->dev, 0, 1), ==, -ENOTSUP);

	played_default();
	memset(played_medium, 1, sizeof(played_medium));
	disk = played_begin(&error);
	UK_EXPECT(disk != NULL);
	UK_EXPECT_INT(uk_blkdev_discard(&disk->dev, 2, 3), ==, 0);
	UK_EXPECT(played_medium[1023] && !played_medium[1024] &&
		  !played_medium[2559] && played_medium[2560]);
}

UK_TEST(disk_of_old_writes_lengths_as_it_likes)
{
	int error;

	played_default();
	played.legacy = true;
	played.features &= ~UK_VIRTIO_VERSION_1;
	struct virtblk *disk = played_begin(&error);

	UK_EXPECT(disk != NULL);
	UK_EXPECT_STR(play(&disk->dev), "");
}

UK_TEST(disk_fails_and_goes_on)
{
	int error;

	played_default();
	struct virtblk *disk = played_begin(&error);

	UK_EXPECT(disk != NULL);
	played.lie = FAILS;
	UK_EXPECT_INT(uk_blkdev_read(&disk->dev, 0, data, 1), ==, -EIO);
	played.lie = UNSUPPORTED;
	UK_EXPECT_INT(uk_blkdev_discard(&disk->dev, 0, 1), ==, -EIO);
	UK_EXPECT_INT(uk_blkdev_read(&disk->dev, 0, data, 1), ==, 0);
	UK_EXPECT(!played_was_reset());
}
