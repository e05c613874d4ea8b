// SPDX-License-Identifier: BSD-3-Clause
// Network devices of Xen: the input is what the other half does, and what a
// stack asks.
#include "../../lib/net/netfront/netfront.h"

#include "heap.h"
#include "netuse.h"
#include "xendev.h"

static netif_tx_sring_t *out;
static netif_rx_sring_t *in;
static RING_IDX out_seen, in_seen;

/* All that is sent must be there until it is answered. */
static void send(void)
{
	uint8_t how = input_byte();
	uint64_t sum = 0;

	if (out_seen == out->req_prod)
		return;
	netif_tx_request_t r = out->ring[out_seen++ % SLOTS].req;
	const uint8_t *page = (uint8_t *)xendev_page(r.gref, false);

	if (page && r.offset < UK_ARCH_PAGE_SIZE)
		sum += page[r.offset];
	HOLDS(sum < 256);
	out->ring[out->rsp_prod++ % SLOTS].rsp = (netif_tx_response_t){
	    .id = how == 0xff ? input_byte() : r.id,
	    .status = (int16_t)(how == 0xfe ? NETIF_RSP_NULL : how & 1),
	};
}

static void receive(void)
{
	uint8_t how = input_byte();

	if (in_seen == in->req_prod)
		return;
	union netif_rx_sring_entry *entry = &in->ring[in_seen % SLOTS];
	char *page = xendev_page(entry->req.gref, true);
	uint8_t bytes = input_byte();

	in_seen++;
	if (page)
		memset(page, bytes, UK_ARCH_PAGE_SIZE);
	entry->rsp = (netif_rx_response_t){
	    .offset = how & 128 ? input_half() : 0,
	    .flags = how & 31,
	    .status = (int16_t)(how & 64 ? input_half() : bytes * 16),
	};
	in->rsp_prod++;
}

/* In the place of an answer. */
static void receive_extra(void)
{
	if (in_seen == in->req_prod)
		return;
	*(netif_extra_info_t *)(void *)&in->ring[in_seen++ % SLOTS] =
	    (netif_extra_info_t){
		.type = input_byte() & 3,
		.flags = input_byte() & 1,
		.u.gso.type = input_byte() & 3,
		.u.gso.size = input_byte(),
	    };
	in->rsp_prod++;
}

static void garble(void)
{
	uint8_t what = input_byte();
	uint32_t word = input_word();

	if (what == 0)
		out->rsp_prod = word;
	else if (what == 1)
		in->rsp_prod = word;
	else if (what == 2)
		in->req_event = out->req_event = word;
	else
		((uint32_t *)(void *)(what & 1
					  ? (void *)in
					  : (void *)out))[what * 4 + word % 4] =
		    word;
}

static void act(uint8_t what)
{
	netif_tx_sring_t *new_out = xendev_shared("tx-ring-ref");
	netif_rx_sring_t *new_in = xendev_shared("rx-ring-ref");

	if (new_out != out || new_in != in)
		out_seen = in_seen = 0;
	out = new_out;
	in = new_in;
	if (!out || !in)
		return;
	if ((what & 7) < 4)
		send();
	else if ((what & 7) < 6)
		receive();
	else if ((what & 7) == 6)
		receive_extra();
	else
		garble();
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	netuse_loses = xendev_kept;
	xendev_begin(input, bytes, act);
	struct uk_netdev *net = netuse_last();

	/* The other half has one that works. */
	for (struct uk_netdev *n; (n = uk_netdev_next(NULL)) != net;)
		uk_list_remove(&n->link);
	if (net)
		netuse_run(net, xendev_act);
	xendev_end();
	return 0;
}
