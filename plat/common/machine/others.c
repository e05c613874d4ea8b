// SPDX-License-Identifier: BSD-3-Clause
// A console that comes late: it is told what was said before it was there.
#include "machine.h"

#include <uk/memory.h>
#include <uk/plat.h>

/* The beginning of it, which says what went wrong first. */
static char early[1024];
static size_t early_bytes;

static void keep(const char *buf, size_t len)
{
	size_t part = UK_MIN(len, sizeof(early) - early_bytes);

	memcpy(early + early_bytes, buf, part);
	early_bytes += part;
}

void machine_others_write(const char *buf, size_t len)
{
	const struct uk_plat_console_ops *other = uk_console_hook;
	size_t kept = early_bytes;

	if (!other) {
		keep(buf, len);
		return;
	}
	early_bytes = 0;
	if (kept > 0)
		other->write(early, kept);
	other->write(buf, len);
}

/* Input that has ended comes to its end when there is nowhere else to look. */
int machine_others_read(char *buf, size_t len, int own)
{
	if (own > 0 || !uk_console_hook)
		return own;
	return uk_console_hook->read(buf, len);
}
