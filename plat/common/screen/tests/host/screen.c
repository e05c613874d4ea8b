// SPDX-License-Identifier: BSD-3-Clause
// Tests: what stands on a screen after text was written. Its memory is exactly
// as big as the mode says, so that the sanitizers see all beyond.
#include "draw.h"

#include <uk/memory.h>
#include <uk/test.h>

static struct uk_screen_mode mode;
static uint8_t *memory;

/* Other tests may have left a screen behind. */
static void begin(struct uk_screen_mode m)
{
	__builtin_free(memory);
	mode = m;
	memory = __builtin_malloc(uk_screen_bytes(&mode));
	memset(memory, 0xee, uk_screen_bytes(&mode));
	uk_screen_init(&mode, memory);
}

/* VGA's text, smaller, with a rest at the end of each row. */
static void begin_text(void)
{
	begin((struct uk_screen_mode){
	    .kind = UK_SCREEN_TEXT,
	    .phys = 0xb8000,
	    .width = 10,
	    .height = 3,
	    .pitch = 24,
	    .depth = 16,
	});
}

static void write(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	uk_screen_write(s, n);
}

static const char *row_of_text(unsigned row)
{
	static char line[11];

	for (unsigned x = 0; x < 10; x++) {
		const uint8_t *cell = memory + row * 24 + 2 * x;

		line[x] = cell[1] == 7 ? (char)cell[0] : '!';
	}
	return line;
}

UK_TEST(screen_starts_blank_at_the_top)
{
	begin_text();
	for (unsigned row = 0; row < 3; row++)
		UK_EXPECT_STR(row_of_text(row), "          ");
	UK_EXPECT(memory[20] == 0xee && memory[71] == 0xee);
	write("one\ntwo\n");
	UK_EXPECT_STR(row_of_text(0), "one       ");
	UK_EXPECT_STR(row_of_text(1), "two       ");
	UK_EXPECT_INT(uk_screen_cursor(), ==, 20);
}

UK_TEST(screen_scrolls)
{
	begin_text();
	write("1\n2\n3\nfour");
	UK_EXPECT_STR(row_of_text(0), "2         ");
	UK_EXPECT_STR(row_of_text(1), "3         ");
	UK_EXPECT_STR(row_of_text(2), "four      ");
	write("\n\n\n\n");
	UK_EXPECT_STR(row_of_text(0), "          ");
	UK_EXPECT_STR(row_of_text(2), "          ");
	UK_EXPECT_INT(uk_screen_cursor(), ==, 20);
}

UK_TEST(screen_wraps_when_more_comes_than_fits)
{
	begin_text();
	write("0123456789");
	UK_EXPECT_STR(row_of_text(0), "0123456789");
	UK_EXPECT_INT(uk_screen_cursor(), ==, 10);
	write("\nx\n");
	UK_EXPECT_STR(row_of_text(1), "x         ");
	begin_text();
	write("0123456789ab");
	UK_EXPECT_STR(row_of_text(1), "ab        ");
}

UK_TEST(screen_control_characters)
{
	begin_text();
	write("abc\rX\n\b\by\tz\n12\b3");
	UK_EXPECT_STR(row_of_text(0), "Xbc       ");
	UK_EXPECT_STR(row_of_text(1), "y       z ");
	UK_EXPECT_STR(row_of_text(2), "13        ");
	begin_text();
	write("a\t\tb");
	UK_EXPECT_STR(row_of_text(0), "a         ");
	UK_EXPECT_STR(row_of_text(1), "b         ");
}

UK_TEST(screen_box_for_each_character_it_lacks)
{
	begin_text();
	uk_screen_write("a\xc3\xa4\xe2\x82\xac\x1b\0z\x7f", 10);
	UK_EXPECT_STR(row_of_text(0), "a\xfe\xfe\xfe\xfez\xfe   ");
}

UK_TEST(screen_of_any_bytes_stays_on_it)
{
	uint32_t state = 1;

	begin_text();
	for (unsigned i = 0; i < 100000; i++) {
		state = state * 1664525 + 1013904223;
		char c = (char)(state >> 24);

		uk_screen_write(&c, 1);
		UK_EXPECT(uk_screen_cursor() <= 30);
	}
}

/* How a pixel of the depth is stored; 0 or what ink is. */
static uint32_t pixel(uint32_t x, uint32_t y)
{
	uint32_t v = 0;

	memcpy(&v, memory + y * mode.pitch + x * (mode.depth / 8),
	       mode.depth / 8);
	return v;
}

/* The character that a cell's pixels are, found by the font; '!' if they are
 * not one in that ink. */
static char cell(unsigned column, unsigned row, uint32_t scale, uint32_t ink)
{
	for (unsigned c = ' '; c <= SCREEN_BOX; c++) {
		bool same = true;

		for (uint32_t y = 0; y < 10 * scale; y++)
			for (uint32_t x = 0; x < 6 * scale; x++) {
				const uint8_t *g = screen_font[c - ' '];
				uint32_t gx = x / scale, gy = y / scale;
				bool dot = gx < 5 && gy > 0 && gy < 9 &&
					   g[gx] >> (gy - 1) & 1;

				same &= pixel(column * 6 * scale + x,
					      row * 10 * scale + y) ==
					(dot ? ink : 0);
			}
		if (same)
			return (char)c;
	}
	return '!';
}

static struct uk_screen_mode pixels(uint32_t width, uint32_t height,
				    uint32_t depth)
{
	return (struct uk_screen_mode){
	    .kind = UK_SCREEN_PIXELS,
	    .phys = 0xfd000000,
	    .width = width,
	    .height = height,
	    .pitch = width * (depth / 8) + 3,
	    .depth = depth,
	    .red = {16, 8},
	    .green = {8, 8},
	    .blue = {0, 8},
	};
}

static bool shows(const char *s, unsigned row, uint32_t scale, uint32_t ink)
{
	for (unsigned x = 0; s[x]; x++)
		if (cell(x, row, scale, ink) != s[x])
			return false;
	return true;
}

UK_TEST(screen_in_pixels_of_each_depth)
{
	struct uk_screen_mode m = pixels(100, 45, 32);

	begin(m);
	write("Hello, {}\n~\n");
	UK_EXPECT(shows("Hello, {} ", 0, 1, 0xc0c0c0));
	UK_EXPECT(shows("~  ", 1, 1, 0xc0c0c0));
	/* Beyond the last cell it is black. */
	UK_EXPECT(pixel(99, 44) == 0);
	begin(pixels(100, 45, 24));
	write("Hello\n\xff");
	UK_EXPECT(shows("Hello ", 0, 1, 0xc0c0c0));
	UK_EXPECT(shows("\x7f", 1, 1, 0xc0c0c0));
	m = pixels(100, 45, 16);
	m.red = (struct uk_screen_colour){11, 5};
	m.green = (struct uk_screen_colour){5, 6};
	m.blue = (struct uk_screen_colour){0, 5};
	begin(m);
	write("1\n2\n3\n4\n5");
	UK_EXPECT(shows("2 ", 0, 1, 24 << 11 | 48 << 5 | 24));
	UK_EXPECT(shows("5 ", 3, 1, 24 << 11 | 48 << 5 | 24));
}

UK_TEST(screen_in_pixels_of_odd_colours)
{
	struct uk_screen_mode m = pixels(60, 20, 32);

	m.red = (struct uk_screen_colour){22, 10};
	m.green = (struct uk_screen_colour){11, 10};
	m.blue = (struct uk_screen_colour){0, 1};
	begin(m);
	write("#");
	UK_EXPECT(shows("# ", 0, 1, 768U << 22 | 768 << 11 | 1));
}

UK_TEST(screen_that_is_big_has_big_letters)
{
	begin(pixels(1024, 100, 32));
	write("Big");
	UK_EXPECT(shows("Big ", 0, 2, 0xc0c0c0));
	begin(pixels(4096, 160, 16));
	UK_EXPECT_INT(uk_screen_cursor(), ==, 0);
	for (unsigned i = 0; i < 86; i++)
		write("m");
	UK_EXPECT_INT(uk_screen_cursor(), ==, 86);
}

/* More cells than there is room to remember are left empty. */
UK_TEST(screen_that_is_high_ends_somewhere)
{
	begin(pixels(959, 2000, 16));
	for (unsigned i = 0; i < 500; i++)
		write("line\n");
	UK_EXPECT(shows(" ", 63, 1, 0));
	UK_EXPECT_INT(uk_screen_cursor(), ==, 63 * 159);
	UK_EXPECT(pixel(0, 640) == 0);
}

/* Smaller than a character. */
UK_TEST(screen_that_is_small_shows_nothing)
{
	begin(pixels(5, 100, 32));
	write("text\n\t\b\r");
	begin(pixels(100, 9, 32));
	write("text\n");
	UK_EXPECT_INT(uk_screen_cursor(), ==, 0);
	UK_EXPECT(pixel(0, 0) == 0);
}

UK_TEST(font_glyphs_differ)
{
	for (unsigned a = 0; a < UK_ARRAY_LEN(screen_font); a++)
		for (unsigned b = 0; b < a; b++)
			UK_EXPECT(memcmp(screen_font[a], screen_font[b],
					 SCREEN_GLYPH_COLUMNS));
	for (unsigned i = 0; i < SCREEN_GLYPH_COLUMNS; i++)
		UK_EXPECT(screen_font[0][i] == 0);
}
