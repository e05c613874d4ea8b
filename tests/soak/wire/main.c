// SPDX-License-Identifier: BSD-3-Clause
// A bad wire between two network namespaces:
//
//	wire NEAR FAR LOST DOUBLED LATE SEED ADDRESS
//
// makes a tap NEAR in the namespace that it is started in and a tap FAR in a
// new one, and carries frames from one to the other. Of each million it loses,
// doubles and holds back so many, both ways, by a generator that begins at
// SEED. Connections of ADDRESS end without a word after some frames. SIGTERM
// ends it; then it says what it did.
#define _GNU_SOURCE
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define MS    1000000ULL
#define BATCH 64

static struct faults faults;
static struct counts counts;
static uint64_t seed;
static volatile sig_atomic_t stopped;

static void stop(int number)
{
	(void)number;
	stopped = 1;
}

static uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 * MS + (uint64_t)t.tv_nsec;
}

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t random_number(void)
{
	uint64_t z = seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static bool happens(unsigned of_a_million)
{
	return random_number() % 1000000 < of_a_million;
}

static int open_tap(const char *name)
{
	struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
	int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);

	strncpy(request.ifr_name, name, IFNAMSIZ - 1);
	if (fd < 0 || ioctl(fd, TUNSETIFF, &request)) {
		perror(name);
		exit(2);
	}
	return fd;
}

/* A full queue loses what it is given, and so does a tap that is down. */
void wire_pass(int to, const uint8_t *frame, size_t bytes)
{
	if (write(to, frame, bytes) < 0 && errno != EAGAIN && errno != EIO &&
	    errno != ENOBUFS) {
		perror("write");
		exit(2);
	}
	counts.passed++;
}

static void carry(int to, const uint8_t *frame, size_t bytes)
{
	if (vanish_takes(frame, bytes)) {
		counts.vanished++;
		return;
	}
	if (happens(faults.lost)) {
		counts.lost++;
		return;
	}
	if (happens(faults.doubled)) {
		counts.doubled++;
		wire_pass(to, frame, bytes);
	}
	if (happens(faults.late) &&
	    late_keep(to, frame, bytes,
		      now_ns() + (1 + random_number() % 20) * MS / 2))
		counts.late++;
	else
		wire_pass(to, frame, bytes);
}

static void carry_all(int from, int to)
{
	static uint8_t frame[FRAME_MAX];
	ssize_t bytes;

	for (int i = 0; i < BATCH; i++) {
		bytes = read(from, frame, sizeof(frame));
		if (bytes <= 0)
			return;
		carry(to, frame, (size_t)bytes);
	}
}

static void run(int near, int far)
{
	struct pollfd fds[] = {{near, POLLIN, 0}, {far, POLLIN, 0}};

	while (!stopped) {
		uint64_t now = now_ns(), next = late_send(now);
		int ms = next == UINT64_MAX
			     ? -1
			     : (int)((next - now) / MS) + (next > now);

		if (poll(fds, 2, ms) < 0 && errno != EINTR) {
			perror("poll");
			exit(2);
		}
		carry_all(near, far);
		carry_all(far, near);
	}
}

int main(int argc, char **argv)
{
	int near, far;

	if (argc != 8 || !vanish_begin(argv[7])) {
		fprintf(stderr, "usage: wire NEAR FAR LOST DOUBLED LATE SEED "
				"ADDRESS\n");
		return 2;
	}
	faults = (struct faults){
	    .lost = (unsigned)atoi(argv[3]),
	    .doubled = (unsigned)atoi(argv[4]),
	    .late = (unsigned)atoi(argv[5]),
	};
	seed = strtoull(argv[6], NULL, 0);
	signal(SIGTERM, stop);
	near = open_tap(argv[1]);
	if (unshare(CLONE_NEWNET)) {
		perror("unshare");
		return 2;
	}
	far = open_tap(argv[2]);
	puts("ready");
	fflush(stdout);
	run(near, far);
	printf(
	    "passed %llu\nlost %llu\ndoubled %llu\nlate %llu\n"
	    "vanished %llu\n",
	    (unsigned long long)counts.passed, (unsigned long long)counts.lost,
	    (unsigned long long)counts.doubled, (unsigned long long)counts.late,
	    (unsigned long long)counts.vanished);
	return 0;
}
