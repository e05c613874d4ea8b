// SPDX-License-Identifier: BSD-3-Clause
// Which modes can be written on.
#include <uk/screen.h>

/* No screen has more; products of what passes fit in 32 bits. */
enum { MOST = 16384, MOST_PITCH = MOST * 4 };

static bool fits(struct uk_screen_colour c, uint32_t depth)
{
	return c.bits > 0 && c.bits <= depth && c.shift <= depth - c.bits;
}

bool uk_screen_is_sound(const struct uk_screen_mode *m)
{
	bool text = m->kind == UK_SCREEN_TEXT;
	uint64_t bytes = (uint64_t)m->pitch * m->height;

	if ((!text && m->kind != UK_SCREEN_PIXELS) || !m->phys ||
	    bytes > UINT64_MAX - m->phys)
		return false;
	if (!m->width || !m->height || m->width > MOST || m->height > MOST ||
	    m->pitch > MOST_PITCH || m->depth % 8 ||
	    m->pitch < m->width * (m->depth / 8))
		return false;
	if (text)
		return m->depth == 16 && m->pitch % 2 == 0;
	return m->depth >= 16 && m->depth <= 32 && fits(m->red, m->depth) &&
	       fits(m->green, m->depth) && fits(m->blue, m->depth);
}
