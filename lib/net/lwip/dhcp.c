// SPDX-License-Identifier: BSD-3-Clause
// Interfaces that ask for their addresses.
#include "interface.h"

#include <lwip/dhcp.h>

bool lwip_interface_ask(struct netif *netif)
{
	return dhcp_start(netif) == ERR_OK;
}
