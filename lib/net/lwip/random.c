// SPDX-License-Identifier: BSD-3-Clause
// Numbers that others cannot guess: ports, queries' names, sequence numbers.
//
// They are hashes under a secret (SipHash-2-4, Aumasson and Bernstein 2012),
// which comes from the machine's generator.
#include "lwip.h"

#include <lwip/ip_addr.h>
#include <string.h>
#include <uk/lwip/system.h>
#include <uk/plat.h>

static uint64_t secret[2];
static uint64_t count;

static uint64_t rotate(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static void mix(uint64_t v[4], int rounds)
{
	while (rounds-- > 0) {
		v[0] += v[1];
		v[2] += v[3];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] = rotate(v[0], 32) + v[3];
		v[2] += v[1];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] = rotate(v[2], 32);
	}
}

static uint64_t hash(const uint64_t *words, unsigned length)
{
	uint64_t v[4] = {
	    secret[0] ^ 0x736f6d6570736575,
	    secret[1] ^ 0x646f72616e646f6d,
	    secret[0] ^ 0x6c7967656e657261,
	    secret[1] ^ 0x7465646279746573,
	};
	const uint64_t end = (uint64_t)length * sizeof(*words) << 56;

	for (unsigned i = 0; i <= length; i++) {
		uint64_t word = i < length ? words[i] : end;

		v[3] ^= word;
		mix(v, 2);
		v[0] ^= word;
	}
	v[2] ^= 0xff;
	mix(v, 4);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

uint32_t uk_lwip_random(void)
{
	const uint64_t words[] = {count++, uk_plat_ticks()};

	return (uint32_t)hash(words, UK_ARRAY_LEN(words));
}

/* RFC 6528: a number of its own for each connection, that grows with time. */
uint32_t uk_lwip_isn(const void *local, uint16_t local_port, const void *remote,
		     uint16_t remote_port)
{
	uint64_t words[1 + 2 * ((sizeof(ip_addr_t) + 7) / 8)] = {
	    (uint64_t)local_port << 16 | remote_port,
	};

	memcpy(&words[1], local, sizeof(ip_addr_t));
	memcpy((char *)&words[1] + sizeof(ip_addr_t), remote,
	       sizeof(ip_addr_t));
	return (uint32_t)(hash(words, UK_ARRAY_LEN(words)) +
			  uk_plat_time_ns() / 4096);
}

void lwip_random_start(void)
{
	if (uk_plat_entropy(secret, sizeof(secret)) == 0)
		return;
	uk_print_warn("no entropy: ports and sequence numbers can be guessed");
	secret[0] = uk_plat_ticks();
	secret[1] = uk_plat_wall_ns() ^ uk_plat_time_ns();
}
