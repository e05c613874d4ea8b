// SPDX-License-Identifier: BSD-3-Clause
// Frames that come: the ring of buffers that the controller fills.
#include "e1000.h"

#include <uk/arch.h>
#include <uk/palloc.h>

#define ETHERNET_BYTES 14U

/* Telling the controller of each buffer would take as long as the frame. */
#define FILL_AT_ONCE (RING / 8)

#define PAGES_OF(bytes) (((bytes) + UK_ARCH_PAGE_SIZE - 1) / UK_ARCH_PAGE_SIZE)
#define RING_BYTES      (RING * sizeof(struct e1000_in_desc))

static unsigned at(unsigned index)
{
	return index % RING;
}

/* One descriptor stays empty, or the ring would look so when it is full. */
void e1000_in_fill(struct e1000 *e)
{
	struct e1000_in *in = &e->in;
	unsigned before = in->filled;

	while (in->filled < RING - 1) {
		struct uk_netdev_buf *buf = uk_netdev_pool_take(&in->pool);
		unsigned i = at(in->next + in->filled);

		if (!buf)
			break;
		in->bufs[i] = buf;
		in->ring[i] =
		    (struct e1000_in_desc){.addr = uk_io_to_device(buf->data)};
		in->filled++;
	}
	if (in->filled == before)
		return;
	uk_arch_barrier();
	e1000_write(e, RDT, at(in->next + in->filled));
}

int e1000_in_start(struct e1000 *e)
{
	struct e1000_in *in = &e->in;

	if (!in->ring)
		in->ring = uk_palloc_alloc(PAGES_OF(RING_BYTES));
	if (!in->ring || uk_netdev_pool_fill(&in->pool, 1))
		return -ENOMEM;
	in->next = in->filled = 0;
	in->skips = false;
	for (unsigned i = 0; i < RING; i++)
		in->ring[i] = (struct e1000_in_desc){0};
	uint64_t ring = uk_io_to_device(in->ring);

	e1000_write(e, RDBAL, (uint32_t)ring);
	e1000_write(e, RDBAH, (uint32_t)(ring >> 32));
	e1000_write(e, RDLEN, RING_BYTES);
	e1000_write(e, RDH, 0);
	e1000_write(e, RDT, 0);
	e1000_write(e, RDTR, 0);
	e1000_write(e, RXCSUM, RXCSUM_IP | RXCSUM_TCP);
	e1000_write(e, RCTL,
		    RCTL_ENABLE | RCTL_ALL_GROUP | RCTL_BROADCAST |
			RCTL_STRIP_CRC);
	e1000_in_fill(e);
	return 0;
}

/* The controller was reset: it writes no more. */
void e1000_in_stop(struct e1000 *e)
{
	struct e1000_in *in = &e->in;

	for (unsigned i = 0; i < RING; i++) {
		uk_netdev_free(in->bufs[i]);
		in->bufs[i] = NULL;
	}
	in->filled = 0;
}

bool e1000_in_ready(const struct e1000 *e)
{
	const volatile struct e1000_in_desc *d = &e->in.ring[e->in.next];

	return e->in.filled > 0 && (d->status & IN_DONE);
}

/* What the controller says of a buffer is looked at once. A frame has one, as
 * longer ones are not let in: what says otherwise is left out as a whole. */
static bool accept(struct e1000 *e, const struct e1000_in_desc *d,
		   struct uk_netdev_buf *buf, struct uk_netdev_todo *todo)
{
	bool ends = d->status & IN_END, skipped = e->in.skips;

	e->in.skips = !ends;
	if (!ends || skipped || (d->errors & IN_BROKEN) ||
	    d->bytes < ETHERNET_BYTES || d->bytes > UK_NETDEV_POOL_BYTES)
		return false;
	buf->bytes = d->bytes;
	*todo = (struct uk_netdev_todo){
	    .checked = !(d->status & IN_NO_SUMS) && (d->status & IN_TCP_SUM) &&
		       !(d->errors & IN_WRONG_TCP),
	};
	e->net.stats.received++;
	e->net.stats.received_bytes += d->bytes;
	return true;
}

struct uk_netdev_buf *e1000_receive(struct uk_netdev *net, unsigned queue,
				    struct uk_netdev_todo *todo)
{
	struct e1000 *e = e1000_of(net);
	struct e1000_in *in = &e->in;

	(void)queue;
	while (e->is_open && !e->is_broken && e1000_in_ready(e)) {
		uk_arch_barrier();
		struct e1000_in_desc d =
		    *(const volatile struct e1000_in_desc *)&in->ring[in->next];
		struct uk_netdev_buf *buf = in->bufs[in->next];

		in->bufs[in->next] = NULL;
		in->next = at(in->next + 1);
		in->filled--;
		if (RING - 1 - in->filled >= FILL_AT_ONCE)
			e1000_in_fill(e);
		if (accept(e, &d, buf, todo))
			return buf;
		uk_netdev_free(buf);
		net->stats.bad++;
	}
	return NULL;
}
