// SPDX-License-Identifier: BSD-3-Clause
// Text on a screen that a loader or a firmware left behind: cells of VGA text,
// or pixels.
//
// For platform code. Nothing here allocates, or touches a register.
#ifndef UK_SCREEN_H
#define UK_SCREEN_H

#include <uk/base.h>

enum uk_screen_kind {
	UK_SCREEN_NONE,
	UK_SCREEN_TEXT,   /* cells of two bytes: character, attribute */
	UK_SCREEN_PIXELS, /* red, green and blue in each */
};

/* Where a colour stands in a pixel. */
struct uk_screen_colour {
	uint8_t shift, bits;
};

struct uk_screen_mode {
	enum uk_screen_kind kind;
	uint64_t phys;          /* where its memory is */
	uint32_t width, height; /* cells or pixels */
	uint32_t pitch;         /* bytes from row to row */
	uint32_t depth;         /* bits of a cell or pixel */
	struct uk_screen_colour red, green, blue;
};

/* Whether the mode is one that can be written on, and its numbers fit each
 * other: no row longer than its pitch, no memory beyond what a screen has, no
 * colour outside of its pixel. */
bool uk_screen_is_sound(const struct uk_screen_mode *mode);

/* The bytes from a sound mode's address on. */
static inline size_t uk_screen_bytes(const struct uk_screen_mode *mode)
{
	return (size_t)mode->pitch * mode->height;
}

/* Blanks a screen of sound mode, whose memory is mapped at `memory` for ever,
 * and writes on that from now on. */
void uk_screen_init(const struct uk_screen_mode *mode, void *memory);

/* Writes on the screen from the top left on, in lines that wrap and scroll: CR,
 * LF, which begins a new line, TAB and BS move the cursor, other bytes that are
 * not of ASCII show as boxes, one for each character of UTF-8. Does nothing
 * before uk_screen_init. Any context. */
void uk_screen_write(const char *buf, size_t len);

/* Where the next character goes, in cells from the top left on; for hardware
 * that shows a cursor. */
unsigned uk_screen_cursor(void);

#endif
