// SPDX-License-Identifier: BSD-3-Clause
// Pixels: the font, as big as the screen wants it.
#include "draw.h"

#include <uk/memory.h>

/* A cell has an empty column right of its glyph, a row above and one below. */
enum {
	CELL_COLUMNS = SCREEN_GLYPH_COLUMNS + 1,
	TOP = 1,
	CELL_ROWS = TOP + SCREEN_GLYPH_ROWS + 1,
	LINE = 80, /* characters that a line should have at least */
};

static char *memory;
static uint32_t pitch, bytes, scale, ink;

/* Three quarters of the brightest. */
static uint32_t shade(struct uk_screen_colour c)
{
	uint32_t most = (uint32_t)((1ULL << c.bits) - 1);

	return (most - most / 4) << c.shift;
}

static void put_pixel(char *at, uint32_t pixel)
{
	if (bytes == 4)
		__builtin_memcpy(at, &pixel, 4);
	else
		__builtin_memcpy(at, &pixel, 2);
	if (bytes == 3)
		at[2] = (char)(pixel >> 16);
}

static bool is_inked(const uint8_t *glyph, uint32_t x, uint32_t y)
{
	return x < SCREEN_GLYPH_COLUMNS && y >= TOP &&
	       y < TOP + SCREEN_GLYPH_ROWS && glyph[x] >> (y - TOP) & 1;
}

static void draw(unsigned column, unsigned row, uint8_t c)
{
	const uint8_t *glyph = screen_font[c - ' '];
	char *line = memory + (size_t)row * CELL_ROWS * scale * pitch +
		     (size_t)column * CELL_COLUMNS * scale * bytes;

	for (uint32_t y = 0; y < CELL_ROWS * scale; y++, line += pitch)
		for (uint32_t x = 0; x < CELL_COLUMNS * scale; x++)
			put_pixel(line + x * bytes,
				  is_inked(glyph, x / scale, y / scale) ? ink
									: 0);
}

struct screen_cells screen_pixels_init(const struct uk_screen_mode *mode,
				       void *pixels)
{
	memory = pixels;
	pitch = mode->pitch;
	bytes = mode->depth / 8;
	scale = UK_MAX(mode->width / (LINE * CELL_COLUMNS), 1);
	ink = shade(mode->red) | shade(mode->green) | shade(mode->blue);
	memset(memory, 0, uk_screen_bytes(mode));
	return (struct screen_cells){
	    mode->width / (CELL_COLUMNS * scale),
	    mode->height / (CELL_ROWS * scale),
	    draw,
	};
}
