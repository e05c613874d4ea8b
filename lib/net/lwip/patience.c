// SPDX-License-Identifier: BSD-3-Clause
// How long to look for the next packet before interrupts are asked to tell: as
// long as it was worth it lately.
#include "patience.h"

#include <uk/base.h>

/* What begins with a few packets that come soon. */
enum { LEAST_SHARE = 16 };

/* It shrinks faster than it grows: a few packets now and then, close together,
 * are not worth it. */
uint64_t lwip_patience_came(struct patience *p, uint64_t now_ns)
{
	uint64_t least_ns = p->most_ns / LEAST_SHARE;

	if (now_ns - p->came_ns <= p->most_ns)
		p->ns = UK_MIN(UK_MAX(2 * p->ns, least_ns), p->most_ns);
	else
		p->ns = p->ns / 4 < least_ns ? 0 : p->ns / 4;
	p->came_ns = now_ns;
	return now_ns + p->ns;
}
