// SPDX-License-Identifier: BSD-3-Clause
// Interfaces that cannot ask for their addresses.
#include "interface.h"

bool lwip_interface_ask(struct netif *netif)
{
	(void)netif;
	return true;
}
