// SPDX-License-Identifier: BSD-3-Clause
// Virtio's network devices: the input is what one does, and what a stack asks.
#include "virtdev.h"

#include "heap.h"

#include <uk/memory.h>
#include <uk/netdev.h>
#include <uk/plat.h>

/* What a stack sends; one part each time more than once. */
static struct packet {
	struct uk_netdev_buf parts[3];
	char memory[3][512];
	unsigned out; /* parts that the device has */
} packets[8];

static struct uk_netdev *net;
static struct uk_netdev_buf *kept; /* received, and not yet freed */
static bool open;
static unsigned calls;

static unsigned masked;

unsigned long uk_plat_irq_save(void)
{
	return masked++;
}

void uk_plat_irq_restore(unsigned long flags)
{
	HOLDS(--masked == flags);
}

uint64_t uk_plat_ticks(void)
{
	return 1;
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	memset(buf, 0xff, bytes);
	return virtdev_byte() & 1 ? -ENOTSUP : 0;
}

static void sent(struct uk_netdev_buf *buf)
{
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		for (unsigned p = 0; p < 3; p++)
			if (&packets[i].parts[p] == buf) {
				HOLDS(packets[i].out & 1U << p);
				packets[i].out &= ~(1U << p);
				return;
			}
	HOLDS(false);
}

static void wake(struct uk_netdev *dev, unsigned queue)
{
	HOLDS(dev == net && queue == 0 && open);
	calls++;
}

static void send(uint8_t shape)
{
	struct packet *p = &packets[shape >> 4 & 7];
	struct uk_netdev_todo todo = {
	    .checksum = shape & 128,
	    .checksum_start = 34,
	    .checksum_offset = 16,
	    .cut = virtdev_byte() % 3,
	    .segment_bytes = 1448,
	    .header_bytes = 54,
	};
	unsigned parts = virtdev_byte() % 3 + 1U;

	if (p->out)
		return;
	for (unsigned i = 0; i < parts; i++)
		p->parts[i] = (struct uk_netdev_buf){
		    .next = i + 1 < parts ? &p->parts[i + 1] : NULL,
		    .data = p->memory[i],
		    .bytes = virtdev_byte() * 2U,
		    .free = sent,
		};
	p->out = (1U << parts) - 1;
	int error = uk_netdev_send(net, 0, p->parts, &todo);

	HOLDS(error == 0 || error == -EAGAIN || error == -EINVAL ||
	      error == -EIO);
	if (error)
		p->out = 0;
}

static void give_back(void)
{
	uk_netdev_free(kept);
	kept = NULL;
}

/* Every byte of what came can be read. */
static void receive(bool keeps)
{
	struct uk_netdev_todo todo;
	struct uk_netdev_buf *packet = uk_netdev_receive(net, 0, &todo);
	uint32_t bytes = 0;
	uint64_t sum = 0;

	if (!packet)
		return;
	for (struct uk_netdev_buf *b = packet; b; b = b->next) {
		bytes += b->bytes;
		for (uint32_t i = 0; i < b->bytes; i++)
			sum += ((uint8_t *)b->data)[i];
	}
	HOLDS(sum <= 255ULL * bytes);
	HOLDS(bytes >= 14 && bytes <= UK_NETDEV_LARGEST);
	HOLDS(!todo.checksum ||
	      (uint32_t)todo.checksum_start + todo.checksum_offset + 2 <=
		  bytes);
	if (!keeps) {
		uk_netdev_free(packet);
		return;
	}
	give_back();
	kept = packet;
}

static void listen(void)
{
	calls = 0;
	if (uk_netdev_listen(net, 0))
		virtdev_act();
}

static void close(void)
{
	uk_netdev_close(net);
	open = false;
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		HOLDS(!packets[i].out);
}

static void drive(uint8_t what)
{
	switch (what & 7) {
	case 0:
	case 1:
		receive(what & 1);
		break;
	case 2:
		uk_netdev_push(net, 0);
		break;
	case 3:
		listen();
		break;
	case 4:
		virtdev_act();
		break;
	case 5:
		give_back();
		break;
	default:
		send(what);
	}
}

static void start(void)
{
	open = true;
	net->wake = wake;
	int error = uk_netdev_open(net, 1, virtdev_byte());

	open = error == 0;
	HOLDS(!open || uk_netdev_open(net, 1, 0) == -EINVAL);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_netdev *last = NULL;

	heap_grant(-1);
	virtdev_begin(UK_VIRTIO_NET, input, bytes);
	for (struct uk_netdev *n = NULL; (n = uk_netdev_next(n));)
		last = n;
	net = virtdev.driver ? last : NULL;
	while (net && virtdev_left()) {
		uint8_t what = virtdev_byte();

		if (what == 0xff)
			close();
		else if (open)
			drive(what);
		else
			heap_grant(what & 8 ? -1 : (what & 7)), start();
	}
	give_back();
	if (net)
		close();
	if (last)
		uk_list_remove(&last->link);
	heap_end();
	return 0;
}
