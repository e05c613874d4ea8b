// SPDX-License-Identifier: BSD-3-Clause
// What a stack may do with a network device: the input says what.
#include "netuse.h"

#include "heap.h"

enum { PARTS = 3, PART_BYTES = 12288, MOST_KEPT = 32 };

/* What is sent, each not before it came back. */
static struct packet {
	struct uk_netdev_buf parts[PARTS];
	/* Whole pages, as some devices are let at these alone. */
	char memory[PARTS][PART_BYTES] UK_ALIGNED(4096);
	unsigned out; /* parts that the device has */
} packets[8];

static struct uk_netdev *net;
static struct uk_netdev_buf *kept[MOST_KEPT]; /* received, and not yet freed */
static unsigned kept_count;
static bool is_open;
static unsigned queues; /* that it was opened with */
bool (*netuse_loses)(void);

static void sent(struct uk_netdev_buf *buf)
{
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		for (unsigned p = 0; p < PARTS; p++)
			if (&packets[i].parts[p] == buf) {
				HOLDS(packets[i].out & 1U << p);
				packets[i].out &= ~(1U << p);
				return;
			}
	HOLDS(false);
}

static void wake(struct uk_netdev *dev, unsigned queue)
{
	HOLDS(dev == net && queue < queues && is_open);
}

static void send(unsigned queue, uint8_t shape)
{
	struct packet *p = &packets[shape >> 4 & 7];
	struct uk_netdev_todo todo = {
	    .checksum = shape & 128,
	    .checksum_start = input_byte(),
	    .checksum_offset = input_byte() & 31,
	    .cut = input_byte() % 3,
	    .segment_bytes = input_byte(),
	    .header_bytes = input_byte(),
	};
	unsigned parts = input_byte() % PARTS + 1U;

	if (p->out)
		return;
	for (unsigned i = 0; i < parts; i++)
		p->parts[i] = (struct uk_netdev_buf){
		    .next = i + 1 < parts ? &p->parts[i + 1] : NULL,
		    .data = p->memory[i],
		    .bytes = input_byte() * 35U,
		    .free = sent,
		};
	p->memory[0][12] = (char)(input_byte() & 1 ? 0x81 : 8);
	p->out = (1U << parts) - 1;
	int error = uk_netdev_send(net, queue, p->parts, &todo);

	HOLDS(error == 0 || error == -EAGAIN || error == -EINVAL ||
	      error == -EIO);
	if (error)
		p->out = 0;
}

/* Every byte of what came can be read. */
static void receive(unsigned queue, bool keeps)
{
	struct uk_netdev_todo todo;
	struct uk_netdev_buf *packet = uk_netdev_receive(net, queue, &todo);
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
	HOLDS(todo.cut == UK_NETDEV_WHOLE || todo.segment_bytes > 0);
	HOLDS(bytes >= 14 && bytes <= UK_NETDEV_LARGEST);
	HOLDS(!todo.checksum ||
	      (uint32_t)todo.checksum_start + todo.checksum_offset + 2 <=
		  bytes);
	if (keeps && kept_count < MOST_KEPT)
		kept[kept_count++] = packet;
	else
		uk_netdev_free(packet);
}

static void give_back(void)
{
	while (kept_count > 0)
		uk_netdev_free(kept[--kept_count]);
}

static void stop(void)
{
	uk_netdev_close(net);
	is_open = false;
	if (netuse_loses && netuse_loses())
		return;
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		HOLDS(!packets[i].out);
}

static void start(uint8_t how)
{
	heap_grant(how & 8 ? -1 : (how & 7));
	is_open = true;
	net->wake = wake;
	queues = 1;
	if (net->queues > 1)
		queues += input_byte() % net->queues;
	is_open = uk_netdev_open(net, queues, input_byte()) == 0;
	heap_grant(-1);
	HOLDS(!is_open || uk_netdev_open(net, 1, 0) == -EINVAL);
}

static void drive(uint8_t what, void (*act)(void))
{
	const unsigned queue = (what >> 3 & 1) % queues;

	switch (what & 7) {
	case 0:
	case 1:
		receive(queue, what & 1);
		break;
	case 2:
		uk_netdev_push(net, queue);
		break;
	case 3:
		if (uk_netdev_listen(net, queue))
			act();
		break;
	case 4:
		act();
		break;
	case 5:
		give_back();
		break;
	default:
		send(queue, what);
	}
}

void netuse_run(struct uk_netdev *dev, void (*act)(void))
{
	net = dev;
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		packets[i].out = 0;
	while (input_left()) {
		uint8_t what = input_byte();

		if (what == 0xff)
			stop();
		else if (is_open)
			drive(what, act);
		else
			start(what);
	}
	give_back();
	stop();
	uk_list_remove(&net->link);
}

bool netuse_is_open(void)
{
	return is_open;
}

struct uk_netdev *netuse_last(void)
{
	struct uk_netdev *last = NULL;

	for (struct uk_netdev *n = NULL; (n = uk_netdev_next(n));)
		last = n;
	return last;
}
