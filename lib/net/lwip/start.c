// SPDX-License-Identifier: BSD-3-Clause
// Starts lwIP, its interfaces and its thread.
#include "interface.h"

#include <lwip/init.h>
#include <uk/init.h>
#include <uk/print.h>

static void open_all(void)
{
	struct uk_netdev *dev = NULL;

	while ((dev = uk_netdev_next(dev))) {
		int error = lwip_interface_open(dev);

		if (error)
			uk_print_error("net%u: %s does not open: %d",
				       dev->number, dev->driver, error);
	}
	lwip_interface_check_settings();
}

static int start(void)
{
	uk_lwip_lock();
	lwip_memory_start();
	lwip_random_start();
	lwip_init();
	lwip_frame_in_start();
	lwip_frame_out_start();
	open_all();
	uk_lwip_unlock();
	return lwip_thread_start();
}
UK_INIT(stack, start);
