// SPDX-License-Identifier: BSD-3-Clause
// The screen that the loader left behind, and VGA's cursor.
#include "bare.h"

#include <uk/io.h>
#include <uk/pc.h>
#include <uk/print.h>

/* VGA's own memory, which is mapped from the first line of C on, for ever. A
 * screen anywhere below would write over what is there. */
#define VGA     0xa0000UL
#define VGA_END 0xc0000UL

static bool has_cursor;

static bool is_vga_text(const struct uk_screen_mode *mode)
{
	return mode->kind == UK_SCREEN_TEXT && mode->phys >= VGA &&
	       mode->phys < VGA_END &&
	       uk_screen_bytes(mode) <= VGA_END - mode->phys;
}

void bare_screen_init_text(const struct uk_screen_mode *mode)
{
	if (!is_vga_text(mode))
		return;
	uk_screen_init(mode, (void *)mode->phys);
	has_cursor = true;
}

void bare_screen_init(const struct uk_screen_mode *mode)
{
	if (mode->kind == UK_SCREEN_NONE || is_vga_text(mode))
		return;
	volatile void *memory = uk_io_map(mode->phys, uk_screen_bytes(mode));

	if (memory)
		uk_screen_init(mode, (void *)memory);
	else
		uk_print_warn("the screen at %#llx is out of reach",
			      (unsigned long long)mode->phys);
}

/* The cursor's place in registers of the CRT controller (IBM VGA). */
static void move_cursor(unsigned cell)
{
	enum { INDEX = 0x3d4, DATA = 0x3d5, HIGH = 0x0e, LOW = 0x0f };

	uk_pc_out8(INDEX, HIGH);
	uk_pc_out8(DATA, (uint8_t)(cell >> 8));
	uk_pc_out8(INDEX, LOW);
	uk_pc_out8(DATA, (uint8_t)cell);
}

void bare_screen_write(const char *buf, size_t len)
{
	uk_screen_write(buf, len);
	if (has_cursor)
		move_cursor(uk_screen_cursor());
}
