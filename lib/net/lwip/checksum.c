// SPDX-License-Identifier: BSD-3-Clause
// The Internet's checksum (RFC 1071), of as many bytes at once as a register
// has.
#include <string.h>
#include <uk/lwip/system.h>

/* Adds with the carry brought round. */
static unsigned long add(unsigned long sum, unsigned long word)
{
	return sum + word +
	       __builtin_add_overflow(sum, word, &(unsigned long){0});
}

static unsigned long load(const unsigned char *p, size_t bytes)
{
	unsigned long word = 0;

	memcpy(&word, p, bytes);
	return word;
}

static uint16_t fold(unsigned long sum)
{
	uint64_t wide = sum;

	wide = (wide & 0xffffffff) + (wide >> 32);
	wide = (wide & 0xffffffff) + (wide >> 32);
	wide = (wide & 0xffff) + (wide >> 16);
	wide = (wide & 0xffff) + (wide >> 16);
	return (uint16_t)((wide & 0xffff) + (wide >> 16));
}

/* The sum in the order of bytes that memory has; lwIP inverts it. Where it
 * begins does not matter, as x86_64 and ARMv7 read from anywhere. */
uint16_t uk_lwip_checksum(const void *data, int bytes)
{
	const unsigned char *p = data;
	size_t left = (size_t)bytes;
	unsigned long sum = 0;

	for (; left >= 4 * sizeof(sum); left -= 4 * sizeof(sum)) {
		sum = add(sum, load(p, sizeof(sum)));
		sum = add(sum, load(p + sizeof(sum), sizeof(sum)));
		sum = add(sum, load(p + 2 * sizeof(sum), sizeof(sum)));
		sum = add(sum, load(p + 3 * sizeof(sum), sizeof(sum)));
		p += 4 * sizeof(sum);
	}
	for (; left >= sizeof(sum); left -= sizeof(sum), p += sizeof(sum))
		sum = add(sum, load(p, sizeof(sum)));
	if (left > 0)
		sum = add(sum, load(p, left));
	return fold(sum);
}
