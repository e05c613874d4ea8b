// SPDX-License-Identifier: BSD-3-Clause
// The list of network devices.
#include <uk/netdev.h>

static struct uk_list devices = UK_LIST_INIT(devices);
static unsigned count;

void uk_netdev_add(struct uk_netdev *dev)
{
	dev->number = count++;
	uk_list_add_tail(&devices, &dev->link);
}

struct uk_netdev *uk_netdev_next(const struct uk_netdev *dev)
{
	const struct uk_list *next = dev ? dev->link.next : devices.next;

	if (next == &devices)
		return NULL;
	return UK_LIST_ENTRY(next, struct uk_netdev, link);
}

void uk_netdev_free(struct uk_netdev_buf *packet)
{
	while (packet) {
		struct uk_netdev_buf *next = packet->next;

		packet->free(packet);
		packet = next;
	}
}
