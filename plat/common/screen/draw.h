// SPDX-License-Identifier: BSD-3-Clause
// What the files of the screen say to each other.
#ifndef SCREEN_DRAW_H
#define SCREEN_DRAW_H

#include <uk/screen.h>

/* Draws a character at once. */
typedef void screen_draw_fn(unsigned column, unsigned row, uint8_t c);

/* A screen divided into cells. */
struct screen_cells {
	unsigned columns, rows;
	screen_draw_fn *draw;
};

/* Each takes a sound mode, and blanks its memory. */
struct screen_cells screen_text_init(const struct uk_screen_mode *mode,
				     void *memory);
struct screen_cells screen_pixels_init(const struct uk_screen_mode *mode,
				       void *memory);

/* What stands for a character that the font does not have. */
#define SCREEN_BOX 0x7f

/* The font: each column of a glyph, its top at bit 0. */
enum { SCREEN_GLYPH_COLUMNS = 5, SCREEN_GLYPH_ROWS = 8 };
extern const uint8_t screen_font[SCREEN_BOX + 1 - ' '][SCREEN_GLYPH_COLUMNS];

#endif
