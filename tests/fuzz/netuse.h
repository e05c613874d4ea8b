// SPDX-License-Identifier: BSD-3-Clause
// What a stack may do with a network device: the input says what.
#ifndef FUZZ_NETUSE_H
#define FUZZ_NETUSE_H

#include "input.h"

#include <uk/netdev.h>

/* Opens, uses and closes it as long as there is input; `act` has the device do
 * something. All that it was given has to come back. Then it is none of the
 * class's any more. */
void netuse_run(struct uk_netdev *dev, void (*act)(void));

/* Whether the device kept for ever what it was given; NULL: it never may. */
extern bool (*netuse_loses)(void);

/* Whether it is open; the last one that was added, NULL: none is there. */
bool netuse_is_open(void);
struct uk_netdev *netuse_last(void);

#endif
