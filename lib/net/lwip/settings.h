// SPDX-License-Identifier: BSD-3-Clause
// Reads the addresses that parameters give as text.
#ifndef SETTINGS_H
#define SETTINGS_H

#include <lwip/ip_addr.h>
#include <uk/base.h>

/* What is wrong with the text, or NULL. Of an address with a prefix, `mask` is
 * the prefix's; NULL: none may be there. */
const char *lwip_settings_read_ip4(const char *text, ip4_addr_t *ip,
				   ip4_addr_t *mask);

#endif
