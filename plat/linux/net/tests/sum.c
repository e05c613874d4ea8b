// SPDX-License-Identifier: BSD-3-Clause
// Tests of sums over packets in parts, against one over the whole.
#include "../net.h"

#include <uk/memory.h>
#include <uk/test.h>

#define BYTES 100U

static unsigned char data[BYTES], whole[BYTES];
static struct uk_netdev_buf parts[BYTES];

static unsigned sum_from(const unsigned char *p, unsigned start)
{
	unsigned sum = 0;

	for (unsigned i = start; i < BYTES; i++)
		sum += (i - start) % 2 ? p[i] : (unsigned)p[i] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return sum;
}

/* The packet in parts of so many bytes, with an empty one among them. */
static struct uk_netdev_buf *in_parts(unsigned bytes)
{
	unsigned n = 0;

	memcpy(data, whole, BYTES);
	for (unsigned at = 0; at < BYTES; at += bytes) {
		parts[n] = (struct uk_netdev_buf){
		    &parts[n + 1], data + at, UK_MIN(bytes, BYTES - at), NULL};
		n++;
		if (n == 2)
			parts[n++] =
			    (struct uk_netdev_buf){&parts[3], data, 0, NULL};
	}
	parts[n - 1].next = NULL;
	return parts;
}

UK_TEST(net_sum_of_parts_is_that_of_the_whole)
{
	for (unsigned i = 0; i < BYTES; i++)
		whole[i] = (unsigned char)(i * 37);
	whole[50] = whole[51] = 0; /* of no pseudo-header */
	for (unsigned bytes = 2; bytes <= BYTES; bytes++) {
		struct uk_netdev_todo todo = {.checksum = true,
					      .checksum_start = 34,
					      .checksum_offset = 16};

		linux_net_sum(in_parts(bytes), &todo);
		UK_EXPECT_INT(sum_from(data, 34), ==, 0xffff);
		UK_EXPECT(todo.checked && !todo.checksum);
		data[50] = whole[50];
		data[51] = whole[51];
		UK_EXPECT(memcmp(data, whole, BYTES) == 0);
	}
}

/* To UDP 0 would mean that there is none. */
UK_TEST(net_sum_is_never_0)
{
	struct uk_netdev_todo todo = {.checksum = true, .checksum_start = 0};

	memset(whole, 0, BYTES);
	whole[10] = whole[11] = 0xff;
	linux_net_sum(in_parts(BYTES), &todo);
	UK_EXPECT_INT(data[0] << 8 | data[1], ==, 0xffff);
}
