// SPDX-License-Identifier: BSD-3-Clause
// A device's part of sending large packets, for tests.
#include "cutter.h"

#include <uk/memory.h>

enum { IP = 14, FIN = 1, PSH = 8 };

static uint32_t add(uint32_t sum, const uint8_t *p, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		sum += i % 2 ? p[i] : (uint32_t)p[i] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return sum;
}

static void put(uint8_t *at, uint32_t word)
{
	at[0] = (uint8_t)(word >> 8);
	at[1] = (uint8_t)word;
}

static uint32_t get(const uint8_t *at)
{
	return (uint32_t)at[0] << 8 | at[1];
}

static bool is_ip6(const uint8_t *frame)
{
	return frame[12] == 0x86;
}

static size_t tcp_of(const uint8_t *frame)
{
	return is_ip6(frame) ? IP + 40 : IP + (frame[IP] & 15U) * 4;
}

static uint32_t pseudo_sum(const uint8_t *frame, size_t bytes)
{
	uint8_t rest[4] = {0, 6};
	uint32_t sum = is_ip6(frame) ? add(0, frame + IP + 8, 32)
				     : add(0, frame + IP + 12, 8);

	put(rest + 2, (uint32_t)(bytes - tcp_of(frame)));
	return add(sum, rest, sizeof(rest));
}

void segment_cutter_sum_tcp(uint8_t *frame, size_t bytes)
{
	size_t tcp = tcp_of(frame);

	put(frame + tcp + 16, 0);
	put(frame + tcp + 16,
	    ~add(pseudo_sum(frame, bytes), frame + tcp, bytes - tcp));
}

void segment_cutter_sum_ip4(uint8_t *frame)
{
	put(frame + IP + 10, 0);
	put(frame + IP + 10, ~add(0, frame + IP, (frame[IP] & 15U) * 4));
}

/* What the host looks at before it believes the rest. */
static bool is_right(const uint8_t *packet, size_t bytes,
		     const struct uk_netdev_todo *todo)
{
	size_t tcp = tcp_of(packet);

	if (bytes > UK_NETDEV_LARGEST || todo->checksum_start != tcp ||
	    todo->checksum_offset != 16 ||
	    todo->header_bytes != tcp + (packet[tcp + 12] >> 4) * 4 ||
	    todo->segment_bytes == 0 ||
	    bytes <= (size_t)todo->header_bytes + todo->segment_bytes ||
	    get(packet + tcp + 16) != pseudo_sum(packet, bytes))
		return false;
	if (is_ip6(packet))
		return todo->cut == UK_NETDEV_TCP6 &&
		       get(packet + IP + 4) == bytes - IP - 40;
	return todo->cut == UK_NETDEV_TCP4 &&
	       get(packet + IP + 2) == bytes - IP &&
	       add(0, packet + IP, tcp - IP) == 0xffff;
}

/* The headers of the segment that has `payload` bytes from `done` on. */
static void head(uint8_t *frame, const uint8_t *packet, size_t headers,
		 size_t done, size_t payload, unsigned number)
{
	size_t tcp = tcp_of(packet);
	uint8_t *sequence = frame + tcp + 4;
	uint32_t low = get(packet + tcp + 6) + (uint32_t)done;

	memcpy(frame, packet, headers);
	put(sequence + 2, low);
	put(sequence, get(packet + tcp + 4) + (low >> 16));
	if (is_ip6(packet)) {
		put(frame + IP + 4, (uint32_t)(headers + payload) - IP - 40);
		return;
	}
	put(frame + IP + 2, (uint32_t)(headers + payload) - IP);
	put(frame + IP + 4, get(packet + IP + 4) + number);
	segment_cutter_sum_ip4(frame);
}

static bool cut(const uint8_t *packet, size_t bytes,
		const struct uk_netdev_todo *todo,
		void (*emit)(void *arg, const uint8_t *frame, size_t bytes),
		void *arg)
{
	static uint8_t frame[UK_NETDEV_LARGEST];
	const size_t headers = todo->header_bytes;
	size_t done = 0, n;

	if (!todo->checksum || !is_right(packet, bytes, todo))
		return false;
	for (unsigned i = 0; headers + done < bytes; i++, done += n) {
		n = UK_MIN(bytes - headers - done, (size_t)todo->segment_bytes);
		head(frame, packet, headers, done, n, i);
		memcpy(frame + headers, packet + headers + done, n);
		if (headers + done + n < bytes)
			frame[tcp_of(frame) + 13] &= (uint8_t) ~(FIN | PSH);
		segment_cutter_sum_tcp(frame, headers + n);
		emit(arg, frame, headers + n);
	}
	return true;
}

bool segment_cutter_send(
    uint8_t *packet, size_t bytes, const struct uk_netdev_todo *todo,
    void (*emit)(void *arg, const uint8_t *frame, size_t bytes), void *arg)
{
	const size_t from = todo->checksum_start;

	if (todo->cut)
		return cut(packet, bytes, todo, emit, arg);
	if (todo->checksum && from + todo->checksum_offset + 2U > bytes)
		return false;
	if (todo->checksum)
		put(packet + from + todo->checksum_offset,
		    ~add(0, packet + from, bytes - from));
	emit(arg, packet, bytes);
	return true;
}
