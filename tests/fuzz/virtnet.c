// SPDX-License-Identifier: BSD-3-Clause
// Virtio's network devices: the input is what one does, and what a stack asks.
#include "heap.h"
#include "netuse.h"
#include "virtdev.h"

#include <uk/memory.h>
#include <uk/netdev.h>
#include <uk/plat.h>

uint64_t uk_plat_ticks(void)
{
	return 1;
}

/* Whoever waits for the device sees what it does meanwhile. */
uint64_t uk_plat_time_ns(void)
{
	static uint64_t now;

	virtdev_act();
	return now += 300000000;
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	memset(buf, 0xff, bytes);
	return input_byte() & 1 ? -ENOTSUP : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	heap_grant(-1);
	virtdev_begin(UK_VIRTIO_NET, input, bytes);
	struct uk_netdev *net = netuse_last();

	if (net && virtdev.driver)
		netuse_run(net, virtdev_act);
	else if (net)
		uk_list_remove(&net->link);
	heap_end();
	return 0;
}
