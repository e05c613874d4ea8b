// SPDX-License-Identifier: BSD-3-Clause
// Messages: whole ones out of a stream, and what they say.
#include "wire.h"

#include <uk/format.h>
#include <uk/memory.h>

/* Takes up to `wanted` bytes of the message; the same errors. */
static int take(struct xenbus_wire *wire, const struct uk_xen_ring *ring,
		void *to, size_t wanted)
{
	int n = uk_xen_ring_take(ring, to, wanted);

	if (n > 0)
		wire->got += (size_t)n;
	return n;
}

int xenbus_wire_receive(struct xenbus_wire *wire,
			const struct uk_xen_ring *ring)
{
	const size_t head = sizeof(wire->header);
	int n;

	/* The message before has been read. */
	if (wire->got >= head && wire->got == head + wire->header.len)
		wire->got = 0;
	while (wire->got < head) {
		n = take(wire, ring, (char *)&wire->header + wire->got,
			 head - wire->got);
		if (n <= 0)
			return n;
	}
	if (wire->header.len > XENSTORE_PAYLOAD_MAX)
		return -EPROTO;
	while (wire->got < head + wire->header.len) {
		size_t at = wire->got - head;

		n = take(wire, ring, wire->payload + at, wire->header.len - at);
		if (n <= 0)
			return n;
	}
	wire->payload[wire->header.len] = '\0';
	return 1;
}

static size_t length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

static bool equal(const char *a, const char *b)
{
	size_t n = length(a);

	return length(b) == n && memcmp(a, b, n) == 0;
}

int xenbus_wire_error(const struct xenbus_wire *wire)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(xsd_errors); i++)
		if (equal(wire->payload, xsd_errors[i].errstring))
			return -xsd_errors[i].errnum;
	return -EIO;
}

int xenbus_wire_number(const char *text, size_t len, uint64_t *number)
{
	uint64_t value = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned digit = (unsigned)text[i] - '0';

		if (digit > 9 || __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, digit, &value))
			return -EINVAL;
	}
	*number = value;
	return len > 0 ? 0 : -EINVAL;
}

/* The path, its NUL, the token, its NUL. */
uint32_t xenbus_wire_token(const struct xenbus_wire *wire)
{
	size_t path = length(wire->payload);
	uint64_t id;

	if (path >= wire->header.len)
		return 0;
	const char *token = wire->payload + path + 1;

	if (xenbus_wire_number(token, length(token), &id) || id > UINT32_MAX)
		return 0;
	return (uint32_t)id;
}

void xenbus_wire_make_token(char token[XENBUS_TOKEN_BYTES], uint32_t id)
{
	uk_format_buf(token, XENBUS_TOKEN_BYTES, "%u", (unsigned)id);
}
