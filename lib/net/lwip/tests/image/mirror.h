// SPDX-License-Identifier: BSD-3-Clause
// A network device that plays another machine: 10.9.0.2, whose every packet is
// one of ours with both addresses exchanged. What is sent to a port there comes
// to that port here.
#ifndef MIRROR_H
#define MIRROR_H

#include <uk/netdev.h>

struct mirror {
	struct uk_netdev dev;
	struct uk_netdev_buf *first, **last; /* of what is to come */
	struct uk_netdev_buf *late;          /* comes after the next one */
	unsigned lose, swap, twice;          /* one of so many; 0: none */
	unsigned full;                       /* -EAGAIN for one of so many */
	uint32_t random;
	unsigned sent, lost, in_use;
	unsigned large; /* packets that had to be cut */
};

/* The device, opened as an interface with the address 10.9.0.1 when it is first
 * asked for; NULL: that failed. */
struct mirror *lwip_mirror_open(void);

#endif
