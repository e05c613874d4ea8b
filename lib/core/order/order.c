// SPDX-License-Identifier: BSD-3-Clause
// Who is told of an order: the program, else the image ends.
#include "order.h"

#include <uk/errno.h>
#include <uk/init.h>
#include <uk/plat.h>
#include <uk/print.h>
#include <uk/stop.h>

__attribute__((weak)) bool uk_order_hook(int status)
{
	(void)status;
	return false;
}

void uk_order_stop(int status)
{
	if (!uk_order_hook(status))
		uk_stop(status);
}

static void on_order(int status)
{
	if (!uk_order_hook(status))
		order_stop_later(status);
}

int order_listen(void)
{
	int error = uk_plat_order_attach(on_order);

	if (error == -ENOTSUP)
		return 0;
	if (!error)
		return order_begin();
	uk_print_warn("nobody hears of orders to stop: error %d", -error);
	return 0;
}
UK_INIT(device, order_listen);
