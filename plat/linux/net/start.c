// SPDX-License-Identifier: BSD-3-Clause
// Opens the network devices that parameters name: linux.net0=tap,uk0
#include "../linux.h"
#include "net.h"

#include <uk/init.h>
#include <uk/memory.h>
#include <uk/param.h>
#include <uk/plat.h>
#include <uk/print.h>

struct linux_net linux_net[LINUX_NET_DEVICES];

static const char *said[LINUX_NET_DEVICES];

#define HELP                                                \
	"tap[,NAME], packet,NAME, fd,NUMBER or none; then " \
	"mac=ADDRESS, mtu=BYTES"
UK_PARAM_STRING(net0, said[0], 63, HELP);
UK_PARAM_STRING(net1, said[1], 63, HELP);
UK_PARAM_STRING(net2, said[2], 63, HELP);
UK_PARAM_STRING(net3, said[3], 63, HELP);

void linux_net_refuse(const struct linux_net *net, const char *what,
		      const char *why, long error)
{
	uk_printf("linux: net%u=%s: %s: %s", net->place, net->parameter, what,
		  why);
	if (error)
		uk_printf(" (error %ld)", -error);
	uk_printf("\n");
	uk_plat_stop(2);
}

static bool same(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return *a == *b;
}

/* The neighbour of the host's own, which is on the same wire: the bit that
 * says who gave it out differs. */
void linux_net_neighbour(struct linux_net *net, const uint8_t mac[6])
{
	memcpy(net->dev.mac, mac, sizeof(net->dev.mac));
	net->dev.mac[0] ^= 2;
}

static void open_by_kind(struct linux_net *net)
{
	static const struct {
		const char *name;
		void (*open)(struct linux_net *net);
	} kinds[] = {
	    {"tap", linux_net_tap},
	    {"packet", linux_net_packet},
	    {"fd", linux_net_given},
	};

	for (unsigned i = 0; i < UK_ARRAY_LEN(kinds); i++) {
		if (same(net->words.kind, kinds[i].name)) {
			kinds[i].open(net);
			return;
		}
	}
	linux_net_refuse(net, net->words.kind,
			 "no such kind; there are tap, packet, fd and none", 0);
}

static void start(struct linux_net *net)
{
	const char *wrong = linux_net_parse(&net->words, net->parameter);
	const struct linux_net_words *w = &net->words;
	const uint8_t *mac = net->dev.mac;

	if (wrong)
		linux_net_refuse(net, "parameter", wrong, 0);
	if (same(w->kind, "none"))
		return;
	open_by_kind(net);
	if (w->has_mac)
		memcpy(net->dev.mac, w->mac, sizeof(w->mac));
	if (w->mtu)
		net->dev.mtu = (uint16_t)w->mtu;
	linux_net_ready_init(net);
	net->pool.most = CONFIG_LINUX_NET_BUFFERS;
	net->dev.ops = &linux_net_ops;
	net->dev.queues = 1;
	net->dev.parts = PARTS_OUT;
	net->dev.kept = UK_MIN(CONFIG_LINUX_NET_BUFFERS * 3 / 4, UINT16_MAX);
	uk_netdev_add(&net->dev);
	/* What was told before it was there. */
	unsigned long flags = uk_plat_irq_save();

	linux_net_look(net);
	uk_plat_irq_restore(flags);
	uk_print_info("net%u is %s, %02x:%02x:%02x:%02x:%02x:%02x, MTU %u",
		      net->dev.number, net->parameter, mac[0], mac[1], mac[2],
		      mac[3], mac[4], mac[5], net->dev.mtu);
}

/* A descriptor that was handed in stays open in a program that is started
 * anew, and its signals would end that. */
static void (*others_at_end)(void);

static void quiet_all(void)
{
	for (unsigned i = 0; i < LINUX_NET_DEVICES; i++)
		if (linux_net_is_there(&linux_net[i]))
			linux_net_signals(&linux_net[i], false);
	if (others_at_end)
		others_at_end();
}

static int start_all(void)
{
	bool any = false;

	for (unsigned i = 0; i < LINUX_NET_DEVICES; i++) {
		linux_net[i].place = i;
		linux_net[i].parameter = said[i];
		if (!said[i])
			continue;
		start(&linux_net[i]);
		any = any || linux_net_is_there(&linux_net[i]);
	}
	if (any) {
		others_at_end = linux_at_end;
		linux_at_end = quiet_all;
	}
	return 0;
}
UK_INIT(device, start_all);
