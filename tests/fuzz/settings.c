// SPDX-License-Identifier: BSD-3-Clause
// Parameters of interfaces: the input is words of a command line.
#include "../../lib/net/lwip/interface.h"

#include "../../lib/core/base/param_value.h"
#include "memory.h"

#include <string.h>
#include <uk/format.h>
#include <uk/param.h>
#include <uk/plat.h>

struct interface lwip_interfaces[CONFIG_LWIP_INTERFACES];
unsigned lwip_interface_count;

extern const struct uk_param uk_param_start[], uk_param_end[];

static void *refused[5];
static struct uk_netdev device;
static unsigned servers, asked;
static bool is_up;

/* What settings are handed to ---------------------------------------------- */

void uk_plat_stop(int status)
{
	HOLDS(status == 2);
	__builtin_longjmp(refused, 1);
}

void netif_set_up(struct netif *netif)
{
	HOLDS(netif == &lwip_interfaces[0].netif);
	is_up = true;
}

void netif_set_link_up(struct netif *netif)
{
	HOLDS(netif && device.up);
}

void netif_set_addr(struct netif *netif, const ip4_addr_t *ip,
		    const ip4_addr_t *mask, const ip4_addr_t *router)
{
	ip4_addr_copy(*ip_2_ip4(&netif->ip_addr), *ip);
	ip4_addr_copy(*ip_2_ip4(&netif->netmask), *mask);
	ip4_addr_copy(*ip_2_ip4(&netif->gw), *router);
}

const char *lwip_interface_set_ip6(struct netif *netif, const char *text)
{
	HOLDS(netif && is_up);
	return text && *text == '?' ? "not an address" : NULL;
}

const char *lwip_interface_read_ip6(const char *text, ip_addr_t *ip)
{
	HOLDS(ip && strchr(text, ':'));
	return *text == '?' ? "not an address" : NULL;
}

const char *lwip_interface_set_dns(const ip_addr_t *server)
{
	HOLDS(server);
	return servers++ ? "one too many" : NULL;
}

bool lwip_interface_ask(struct netif *netif)
{
	HOLDS(netif);
	return asked++ % 2;
}

/* Words of a command line -------------------------------------------------- */

static const char *value_of(const char *name)
{
	for (const struct uk_param *p = uk_param_start; p < uk_param_end; p++)
		if (strcmp(p->name, name) == 0)
			return *(const char *const *)p->value;
	HOLDS(false);
	return NULL;
}

static void forget(void)
{
	for (const struct uk_param *p = uk_param_start; p < uk_param_end; p++)
		if (p->type == UK_PARAM_TYPE_BOOL)
			*(bool *)p->value = true;
		else
			*(const char **)p->value = NULL;
}

static void set(const char *word)
{
	for (const struct uk_param *p = uk_param_start; p < uk_param_end; p++) {
		struct uk_param one = *p;
		const char *value = base_param_match(&one, word);

		if (value)
			(void)base_param_value_set(&one, value);
	}
}

/* An address that was taken is written as it was given. */
static void check(const char *text, const ip_addr_t *ip, const char *end)
{
	uint32_t bytes = lwip_ntohl(ip_2_ip4(ip)->addr);
	char written[64];

	uk_format_buf(written, sizeof(written), "%u.%u.%u.%u%s", bytes >> 24,
		      bytes >> 16 & 255, bytes >> 8 & 255, bytes & 255, end);
	HOLDS(strcmp(written, text) == 0);
}

static void check_all(const struct netif *netif)
{
	const char *ip = value_of("ip"), *gw = value_of("gw");
	uint32_t mask = lwip_ntohl(ip_2_ip4(&netif->netmask)->addr);
	char end[8];

	HOLDS(ip || !gw);
	HOLDS(!lwip_interfaces[0].asks || !ip);
	uk_format_buf(end, sizeof(end), "/%d", __builtin_popcount(mask));
	HOLDS((~mask & (~mask + 1)) == 0);
	if (ip)
		check(ip, &netif->ip_addr, end);
	if (gw)
		check(gw, &netif->gw, "");
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	char *text = __builtin_malloc(bytes + 1), *word = text, *end;

	memcpy(text, input, bytes);
	text[bytes] = '\0';
	forget();
	servers = asked = 0;
	is_up = false;
	lwip_interfaces[0] = (struct interface){.dev = &device};
	device.up = bytes & 1;
	device.number = bytes & 2 ? bytes & 4 : 0;
	lwip_interface_count = bytes & 8 ? 0 : 1;
	for (; (end = strchr(word, ' ')); word = end + 1) {
		*end = '\0';
		set(word);
	}
	set(word);
	if (!__builtin_setjmp(refused)) {
		lwip_interface_check_settings();
		lwip_interface_settle(&lwip_interfaces[0]);
		HOLDS(is_up);
		if (lwip_interface_count && !device.number)
			check_all(&lwip_interfaces[0].netif);
	}
	__builtin_free(text);
	return 0;
}
