// SPDX-License-Identifier: BSD-3-Clause
// What the controller is to do to a packet that is sent: sums, and cutting.
#include "e1000.h"

enum { VLAN = 0x8100, ETHERNET_BYTES = 14, VLAN_BYTES = 4 };
enum { IPV4_LENGTH = 2, IPV4_SUM = 10, TCP_BYTES = 20 };

static unsigned get16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static void put16(uint8_t *p, unsigned value)
{
	p[0] = (uint8_t)(value >> 8);
	p[1] = (uint8_t)value;
}

static unsigned ip_at(const uint8_t *frame)
{
	return get16(frame + 12) == VLAN ? ETHERNET_BYTES + VLAN_BYTES
					 : ETHERNET_BYTES;
}

/* The controller's fields for places have a byte. Its sum takes in what stands
 * in its place already, which is the pseudo-header's. */
static bool offload_sum(const struct uk_netdev_todo *todo, size_t bytes,
			struct e1000_offload *o)
{
	unsigned start = todo->checksum_start;
	unsigned place = start + todo->checksum_offset;

	if (place > UINT8_MAX || place + 2U > bytes)
		return false;
	o->context.addr = (uint64_t)start << 32 | (uint64_t)place << 40;
	o->context.command = OUT_EXTENDED;
	o->options = OUT_TCP_SUM;
	return true;
}

static bool offload_cut(const struct uk_netdev_buf *packet, size_t bytes,
			const struct uk_netdev_todo *todo,
			struct e1000_offload *o)
{
	unsigned header = todo->header_bytes, start = todo->checksum_start;
	bool is_ipv4 = todo->cut == UK_NETDEV_TCP4;

	if (todo->segment_bytes == 0 || header > HEADER_BYTES ||
	    header > bytes || header < start + TCP_BYTES ||
	    packet->bytes < ETHERNET_BYTES)
		return false;
	unsigned ip = ip_at(packet->data);

	if (start < ip + (is_ipv4 ? 20U : 40U))
		return false;
	o->context.addr |=
	    ip | (uint64_t)(ip + IPV4_SUM) << 8 | (uint64_t)(start - 1) << 16;
	o->context.command |= (uint32_t)(bytes - header) | CONTEXT_CUT |
			      CONTEXT_TCP | OUT_REPORT |
			      (is_ipv4 ? CONTEXT_IPV4 : 0);
	o->context.status =
	    (uint32_t)header << 8 | (uint32_t)todo->segment_bytes << 16;
	o->command = OUT_CUT;
	o->options |= is_ipv4 ? OUT_IP_SUM : 0;
	o->header_bytes = header;
	return true;
}

static bool has(const struct e1000 *e, const struct uk_netdev_todo *todo)
{
	static const unsigned abilities[] = {
	    [UK_NETDEV_WHOLE] = UK_NETDEV_CHECKSUM,
	    [UK_NETDEV_TCP4] = UK_NETDEV_CUT4,
	    [UK_NETDEV_TCP6] = UK_NETDEV_CUT6,
	};

	return e->net.abilities & abilities[todo->cut];
}

bool e1000_offload(const struct e1000 *e, const struct uk_netdev_buf *packet,
		   size_t bytes, const struct uk_netdev_todo *todo,
		   struct e1000_offload *o)
{
	*o = (struct e1000_offload){0};
	if (!todo || (!todo->checksum && todo->cut == UK_NETDEV_WHOLE))
		return true;
	return has(e, todo) && todo->checksum && offload_sum(todo, bytes, o) &&
	       (todo->cut == UK_NETDEV_WHOLE ||
		offload_cut(packet, bytes, todo, o));
}

void e1000_offload_header(uint8_t *header, size_t bytes,
			  const struct uk_netdev_todo *todo)
{
	uint8_t *ip = header + ip_at(header);
	uint8_t *place = header + todo->checksum_start + todo->checksum_offset;
	unsigned sum =
	    get16(place) + (~(unsigned)(bytes - todo->checksum_start) & 0xffff);

	put16(place, (sum & 0xffff) + (sum >> 16));
	if (todo->cut == UK_NETDEV_TCP4) {
		put16(ip + IPV4_LENGTH, 0);
		put16(ip + IPV4_SUM, 0);
	} else {
		put16(ip + 4, 0);
	}
}
