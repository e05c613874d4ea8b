// SPDX-License-Identifier: BSD-3-Clause
// Looking for packets instead of sleeping: for how long it pays.
#ifndef PATIENCE_H
#define PATIENCE_H

#include <stdint.h>

struct patience {
	uint64_t most_ns;
	uint64_t ns;      /* how long it is now, up to most_ns */
	uint64_t came_ns; /* when the last packet did */
};

/* Packets came: returns until when to look for more. That is longer than last
 * time if looking for most_ns has found them, or would have; else shorter. */
uint64_t lwip_patience_came(struct patience *p, uint64_t now_ns);

#endif
