// SPDX-License-Identifier: BSD-3-Clause
// Tests: modes that can be written on, and others.
#include <uk/screen.h>
#include <uk/test.h>

static const struct uk_screen_mode pixels = {
    .kind = UK_SCREEN_PIXELS,
    .phys = 0xfd000000,
    .width = 1024,
    .height = 768,
    .pitch = 4096,
    .depth = 32,
    .red = {16, 8},
    .green = {8, 8},
    .blue = {0, 8},
};

static const struct uk_screen_mode text = {
    .kind = UK_SCREEN_TEXT,
    .phys = 0xb8000,
    .width = 80,
    .height = 25,
    .pitch = 160,
    .depth = 16,
};

/* Whether the mode is sound with one of its fields changed. */
#define WITH(mode, field, value)                      \
	({                                            \
		struct uk_screen_mode changed = mode; \
                                                      \
		changed.field = value;                \
		uk_screen_is_sound(&changed);         \
	})

UK_TEST(mode_sound_ones)
{
	UK_EXPECT(uk_screen_is_sound(&pixels) && uk_screen_is_sound(&text));
	UK_EXPECT(WITH(pixels, depth, 24) && !WITH(pixels, depth, 16));
	UK_EXPECT(WITH(pixels, pitch, 8192));
	UK_EXPECT(WITH(text, height, 50));
	UK_EXPECT_INT(uk_screen_bytes(&pixels), ==, 4096 * 768);
}

UK_TEST(mode_numbers_that_do_not_fit)
{
	UK_EXPECT(!WITH(pixels, kind, UK_SCREEN_NONE));
	UK_EXPECT(!WITH(pixels, kind, (enum uk_screen_kind)77));
	UK_EXPECT(!WITH(pixels, phys, 0));
	UK_EXPECT(!WITH(pixels, phys, UINT64_MAX - 5));
	UK_EXPECT(!WITH(pixels, width, 0) && !WITH(pixels, height, 0));
	UK_EXPECT(!WITH(pixels, width, 1025) && !WITH(pixels, width, 1U << 30));
	UK_EXPECT(!WITH(pixels, height, UINT32_MAX));
	UK_EXPECT(!WITH(pixels, pitch, 4095) && !WITH(pixels, pitch, 1U << 31));
	UK_EXPECT(!WITH(text, pitch, 158) && !WITH(text, pitch, 161));
}

UK_TEST(mode_depths)
{
	for (uint32_t depth = 0; depth < 70; depth++) {
		struct uk_screen_mode m = pixels;

		m.depth = depth;
		m.red = m.green = m.blue = (struct uk_screen_colour){0, 5};
		UK_EXPECT_INT(uk_screen_is_sound(&m), ==,
			      depth == 16 || depth == 24 || depth == 32);
		UK_EXPECT_INT(WITH(text, depth, depth), ==, depth == 16);
	}
}

UK_TEST(mode_colours_outside_of_the_pixel)
{
	const struct uk_screen_colour wrong[] = {{0, 0},     {0, 33}, {25, 8},
						 {255, 255}, {32, 1}, {1, 255}};

	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++) {
		UK_EXPECT(!WITH(pixels, red, wrong[i]));
		UK_EXPECT(!WITH(pixels, green, wrong[i]));
		UK_EXPECT(!WITH(pixels, blue, wrong[i]));
	}
	UK_EXPECT(WITH(pixels, red, ((struct uk_screen_colour){24, 8})));
}
