// SPDX-License-Identifier: BSD-3-Clause
// No servers are asked for names.
#include "interface.h"

const char *lwip_interface_set_dns(const ip_addr_t *server)
{
	(void)server;
	return "no names are asked for in this image (LWIP_DNS)";
}
