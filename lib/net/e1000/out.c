// SPDX-License-Identifier: BSD-3-Clause
// Frames that go: the ring of parts that the controller sends.
#include "e1000.h"

#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/palloc.h>

#define PAGES_OF(bytes) (((bytes) + UK_ARCH_PAGE_SIZE - 1) / UK_ARCH_PAGE_SIZE)
#define RING_BYTES      (RING * sizeof(struct e1000_out_desc))

/* Ethernet's header, with a VLAN's tag. */
#define ETHERNET_BYTES 18U

static unsigned at(unsigned index)
{
	return index % RING;
}

int e1000_out_start(struct e1000 *e)
{
	struct e1000_out *out = &e->out;

	if (!out->ring)
		out->ring = uk_palloc_alloc(PAGES_OF(RING_BYTES));
	if (!out->headers)
		out->headers =
		    uk_palloc_alloc(PAGES_OF(HEADERS * HEADER_BYTES));
	if (!out->ring || !out->headers)
		return -ENOMEM;
	memset(out->ring, 0, RING_BYTES);
	uint64_t ring = uk_io_to_device(out->ring);

	e1000_write(e, TDBAL, (uint32_t)ring);
	e1000_write(e, TDBAH, (uint32_t)(ring >> 32));
	e1000_write(e, TDLEN, RING_BYTES);
	e1000_write(e, TDH, 0);
	e1000_write(e, TDT, 0);
	e1000_write(e, TIPG, TIPG_COPPER);
	if (e->is_express)
		e1000_write(e, TXDCTL, TXDCTL_RESERVED);
	e1000_write(e, TCTL,
		    TCTL_ENABLE | TCTL_PAD | TCTL_COLLISIONS |
			(e->is_express ? TCTL_MULTIPLE : 0));
	return 0;
}

/* The first packet that is the controller's: it has it no more. */
static void release(struct e1000_out *out)
{
	unsigned first = out->first, last = out->last[first];

	uk_netdev_free(out->packets[first]);
	out->packets[first] = NULL;
	if (out->cut[first])
		out->headers_used--;
	out->used -= at(last + RING - first) + 1;
	out->first = at(last + 1);
}

void e1000_out_stop(struct e1000 *e)
{
	struct e1000_out *out = &e->out;

	while (out->used > 0)
		release(out);
	out->first = out->headers_used = out->header = 0;
	out->context = (struct e1000_out_desc){0};
	out->full = out->freed = out->unpushed = false;
}

bool e1000_out_ready(const struct e1000 *e)
{
	const struct e1000_out *out = &e->out;
	const volatile struct e1000_out_desc *d =
	    &out->ring[out->last[out->first]];

	return out->used > 0 && (d->status & OUT_DONE);
}

void e1000_out_reclaim(struct e1000 *e)
{
	while (e1000_out_ready(e)) {
		release(&e->out);
		e->out.freed = true;
	}
}

static struct e1000_out_desc *next(struct e1000_out *out)
{
	return &out->ring[at(out->first + out->used++)];
}

static void put_piece(struct e1000_out *out, const void *data, size_t bytes,
		      const struct e1000_offload *o)
{
	*next(out) = (struct e1000_out_desc){
	    .addr = uk_io_to_device(data),
	    .command = (uint32_t)bytes | OUT_DATA | OUT_EXTENDED | OUT_ADD_CRC |
		       o->command,
	    .status = o->options,
	};
}

/* The packet from byte `skip` on. */
static void put_parts(struct e1000_out *out, const struct uk_netdev_buf *part,
		      size_t skip, const struct e1000_offload *o)
{
	for (; part; part = part->next) {
		size_t from = UK_MIN(skip, part->bytes);

		skip -= from;
		while (from < part->bytes) {
			size_t n = UK_MIN(part->bytes - from, PIECE_BYTES);

			put_piece(out, (const char *)part->data + from, n, o);
			from += n;
		}
	}
}

static void copy_header(const struct uk_netdev_buf *part, uint8_t *to,
			size_t bytes)
{
	for (; bytes > 0; part = part->next) {
		size_t n = UK_MIN(bytes, part->bytes);

		memcpy(to, part->data, n);
		to += n;
		bytes -= n;
	}
}

/* What the stack has stays as it is: it may send it again. */
static void put_header(struct e1000_out *out,
		       const struct uk_netdev_buf *packet, size_t bytes,
		       const struct uk_netdev_todo *todo,
		       const struct e1000_offload *o)
{
	uint8_t *header = out->headers[out->header++ % HEADERS];

	out->headers_used++;
	copy_header(packet, header, o->header_bytes);
	e1000_offload_header(header, bytes, todo);
	put_piece(out, header, o->header_bytes, o);
}

/* The controller keeps the context of sums; one for cutting is for one packet.
 */
static bool is_new(const struct e1000_out *out, const struct e1000_offload *o)
{
	return o->context.command != 0 &&
	       (o->header_bytes > 0 ||
		memcmp(&o->context, &out->context, sizeof(o->context)) != 0);
}

static void put(struct e1000_out *out, struct uk_netdev_buf *packet,
		size_t bytes, const struct uk_netdev_todo *todo,
		const struct e1000_offload *o)
{
	unsigned first = at(out->first + out->used);

	if (is_new(out, o)) {
		*next(out) = o->context;
		out->context =
		    o->header_bytes ? (struct e1000_out_desc){0} : o->context;
	}
	if (o->header_bytes)
		put_header(out, packet, bytes, todo, o);
	put_parts(out, packet, o->header_bytes, o);
	unsigned last = at(out->first + out->used - 1);

	out->ring[last].command |= OUT_END | OUT_REPORT;
	out->packets[first] = packet;
	out->last[first] = (uint16_t)last;
	out->cut[first] = o->header_bytes > 0;
	out->unpushed = true;
}

/* Descriptors that the packet may take, with context and header; 0: it cannot
 * be sent. */
static unsigned count(const struct uk_netdev_buf *part, size_t *bytes)
{
	unsigned parts = 0, pieces = 0;

	for (*bytes = 0; part; part = part->next) {
		pieces += (part->bytes + PIECE_BYTES - 1) / PIECE_BYTES;
		*bytes += part->bytes;
		if (++parts > PARTS || *bytes > UK_NETDEV_LARGEST)
			return 0;
	}
	return pieces > 0 ? pieces + 2 : 0;
}

static bool has_room(struct e1000 *e, unsigned descs, bool cut)
{
	const struct e1000_out *out = &e->out;

	return RING - 1 - out->used >= descs &&
	       (!cut || out->headers_used < HEADERS);
}

int e1000_send(struct uk_netdev *net, unsigned queue,
	       struct uk_netdev_buf *packet, const struct uk_netdev_todo *todo)
{
	struct e1000 *e = e1000_of(net);
	struct e1000_offload o;
	size_t bytes;
	unsigned descs = count(packet, &bytes);

	(void)queue;
	if (!e->is_open || e->is_broken)
		return -EIO;
	if (descs == 0 || !e1000_offload(e, packet, bytes, todo, &o) ||
	    (!o.header_bytes && bytes > net->mtu + ETHERNET_BYTES))
		return -EINVAL;
	bool cut = o.header_bytes > 0;

	if (!has_room(e, descs, cut))
		e1000_out_reclaim(e);
	if (!has_room(e, descs, cut)) {
		e->out.full = true;
		e->out.freed = false;
		return -EAGAIN;
	}
	put(&e->out, packet, bytes, todo, &o);
	net->stats.sent++;
	net->stats.sent_bytes += bytes;
	return 0;
}

void e1000_push(struct uk_netdev *net, unsigned queue)
{
	struct e1000 *e = e1000_of(net);
	struct e1000_out *out = &e->out;

	(void)queue;
	if (!e->is_open || e->is_broken)
		return;
	if (out->unpushed) {
		out->unpushed = false;
		uk_arch_barrier();
		e1000_write(e, TDT, at(out->first + out->used));
	}
	e1000_out_reclaim(e);
}
