// SPDX-License-Identifier: BSD-3-Clause
// The page: lines that wrap and scroll, on cells of whatever kind.
#include "draw.h"

#include <uk/memory.h>
#include <uk/plat.h>

/* A bigger screen stays empty beyond. */
enum { MOST_COLUMNS = 160, MOST_ROWS = 64 };

static struct screen_cells cells;
static unsigned column, row;

/* What each cell shows: to read that from a screen's own memory is slow. */
static uint8_t shown[MOST_ROWS][MOST_COLUMNS];

static void show(unsigned x, unsigned y, uint8_t c)
{
	if (shown[y][x] == c)
		return;
	shown[y][x] = c;
	cells.draw(x, y, c);
}

static void next_line(void)
{
	column = 0;
	if (row + 1 < cells.rows) {
		row++;
		return;
	}
	for (unsigned y = 0; y < cells.rows; y++)
		for (unsigned x = 0; x < cells.columns; x++)
			show(x, y, y < row ? shown[y + 1][x] : ' ');
}

/* The line is full only once more comes than it holds: a line as long as the
 * screen is wide does not leave an empty one behind. */
static void put(uint8_t c)
{
	if (column == cells.columns)
		next_line();
	show(column, row, c);
	column++;
}

static void put_tab(void)
{
	enum { TAB = 8 };

	do
		put(' ');
	while (column % TAB && column < cells.columns);
}

static void interpret(uint8_t c)
{
	enum { CONTINUES_MASK = 0xc0, CONTINUES = 0x80 };

	if (c == '\n')
		next_line();
	else if (c == '\r')
		column = 0;
	else if (c == '\b')
		column -= column > 0;
	else if (c == '\t')
		put_tab();
	else if ((c & CONTINUES_MASK) != CONTINUES) /* one box for all of it */
		put(c >= ' ' && c < SCREEN_BOX ? c : SCREEN_BOX);
}

void uk_screen_init(const struct uk_screen_mode *mode, void *memory)
{
	cells = mode->kind == UK_SCREEN_TEXT ? screen_text_init(mode, memory)
					     : screen_pixels_init(mode, memory);
	cells.columns = UK_MIN(cells.columns, MOST_COLUMNS);
	cells.rows = UK_MIN(cells.rows, MOST_ROWS);
	memset(shown, ' ', sizeof(shown));
	column = row = 0;
}

void uk_screen_write(const char *buf, size_t len)
{
	if (!cells.columns || !cells.rows)
		return;
	/* A handler that writes, too, must find the cursor on the page. */
	unsigned long flags = uk_plat_irq_save();

	for (size_t i = 0; i < len; i++)
		interpret((uint8_t)buf[i]);
	uk_plat_irq_restore(flags);
}

unsigned uk_screen_cursor(void)
{
	return row * cells.columns + column;
}
