// SPDX-License-Identifier: BSD-3-Clause
// Each segment is a packet of its own.
#include "frame.h"

const unsigned lwip_large_cuts;

void lwip_large_start(void) {}

bool lwip_large_take(struct interface *i, struct frame *frame,
		     const struct pbuf *p)
{
	(void)i, (void)frame, (void)p;
	return false;
}

void lwip_large_end(struct interface *i)
{
	(void)i;
}
