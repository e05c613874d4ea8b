// SPDX-License-Identifier: BSD-3-Clause
// Cells of VGA text: a character of the PC's own set, and its colours.
#include "draw.h"

enum { GREY_ON_BLACK = 0x07, FILLED_BOX = 0xfe };

static char *memory;
static uint32_t pitch;

static void draw(unsigned column, unsigned row, uint8_t c)
{
	volatile uint16_t *cell = (void *)(memory + row * pitch + column * 2);
	uint8_t shown = c == SCREEN_BOX ? FILLED_BOX : c;

	*cell = (uint16_t)(GREY_ON_BLACK << 8 | shown);
}

struct screen_cells screen_text_init(const struct uk_screen_mode *mode,
				     void *cells)
{
	memory = cells;
	pitch = mode->pitch;
	for (unsigned row = 0; row < mode->height; row++)
		for (unsigned column = 0; column < mode->width; column++)
			draw(column, row, ' ');
	return (struct screen_cells){mode->width, mode->height, draw};
}
