// SPDX-License-Identifier: BSD-3-Clause
// Tests: connections whose other end does not read leave memory to the others.
#include "loopback.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/lwip.h>
#include <unistd.h>

#define PAIRS 24

static char block[4096];

static enum uk_lwip_memory memory(void)
{
	enum uk_lwip_memory now;

	uk_lwip_lock();
	now = uk_lwip_memory();
	uk_lwip_unlock();
	return now;
}

/* Writes until there is no room, and none soon. */
static size_t fill(int fd)
{
	size_t sent = 0;

	fcntl(fd, F_SETFL, O_NONBLOCK);
	for (int idle = 0; idle < 3;) {
		ssize_t n = write(fd, block, sizeof(block));

		idle = n > 0 ? 0 : idle + 1;
		sent += n > 0 ? (size_t)n : 0;
		usleep(n > 0 ? 0 : 2000);
	}
	return sent;
}

/* Pairs, until there is no memory left for data: how many. */
static int fill_all(int two[PAIRS][2], size_t sent[PAIRS])
{
	int made = 0;

	while (made < PAIRS && memory() != UK_LWIP_FULL &&
	       loopback_pair(AF_INET, two[made])) {
		sent[made] = fill(two[made][0]);
		made++;
	}
	return made;
}

/* Reads to the end, which comes soon: how much. */
static size_t drain(const int two[2])
{
	static char got[sizeof(block)];
	size_t came = 0;

	shutdown(two[0], SHUT_WR);
	fcntl(two[1], F_SETFL, O_NONBLOCK);
	for (int idle = 0; idle < 500;) {
		ssize_t n = read(two[1], got, sizeof(got));

		if (n == 0)
			return came;
		came += n > 0 ? (size_t)n : 0;
		idle = n > 0 ? 0 : idle + 1;
		usleep(n > 0 ? 0 : 2000);
	}
	return 0;
}

/* A file, one way, to an end that reads. */
static bool pass(const int two[2])
{
	static char got[sizeof(block)];
	size_t sent = 0, came = 0;

	fcntl(two[0], F_SETFL, O_NONBLOCK);
	fcntl(two[1], F_SETFL, O_NONBLOCK);
	for (int idle = 0; idle < 1000 && came < 25 * sizeof(block);) {
		ssize_t n = sent < 25 * sizeof(block)
				? write(two[0], block, sizeof(block))
				: 0;
		ssize_t m = read(two[1], got, sizeof(got));

		sent += n > 0 ? (size_t)n : 0;
		came += m > 0 ? (size_t)m : 0;
		idle = n > 0 || m > 0 ? 0 : idle + 1;
		usleep(n > 0 || m > 0 ? 0 : 2000);
	}
	return came >= 25 * sizeof(block);
}

static bool is_given_back(size_t before)
{
	for (int i = 0; i < 500; i++, usleep(10000))
		if (uk_alloc_default()->stats.used_bytes <= before + 4096)
			return true;
	return false;
}

UK_TEST(connections_that_do_not_read_leave_memory_to_others)
{
	size_t before = uk_alloc_default()->stats.used_bytes, had;
	static size_t sent[PAIRS];
	static int two[PAIRS + 2][2];
	int made;

	UK_EXPECT_INT(memory(), ==, UK_LWIP_PLENTY);
	made = fill_all(two, sent);
	UK_EXPECT_INT(memory(), ==, UK_LWIP_FULL);
	had = uk_alloc_default()->stats.used_bytes;
	/* From here on nobody takes more than a little. */
	NEED(loopback_pair(AF_INET, two[made]));
	UK_EXPECT(fill(two[made][0]) <= 40000);
	NEED(loopback_pair(AF_INET, two[made + 1]));
	UK_EXPECT(pass(two[made + 1]));
	UK_EXPECT(uk_alloc_default()->stats.used_bytes < had + 100000);
	/* What was not taken in comes when there is room, also the last. */
	UK_EXPECT_INT(drain(two[made - 1]), ==, sent[made - 1]);
	UK_EXPECT_INT(drain(two[0]), ==, sent[0]);
	for (int i = 0; i < made + 2; i++)
		loopback_close(two[i]);
	UK_EXPECT(is_given_back(before));
	UK_EXPECT_INT(memory(), ==, UK_LWIP_PLENTY);
}
