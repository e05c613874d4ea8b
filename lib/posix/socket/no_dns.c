// SPDX-License-Identifier: BSD-3-Clause
// No host has a name.
#include "names.h"

#include <lwip/opt.h>
#include <netdb.h>

const bool names_have_ip6 = LWIP_IPV6;

int names_ask(const char *host, int family, uint8_t *bytes)
{
	(void)host, (void)family, (void)bytes;
	return EAI_NONAME;
}
