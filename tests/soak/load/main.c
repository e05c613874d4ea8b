// SPDX-License-Identifier: BSD-3-Clause
// Loads an HTTP server on a port of this host, and looks at every byte of it:
//
//	load PORT CONTROL-PORT SECONDS PATH FILE KEPT CLOSED SLOW HALF
//
// The last four are how many connections of each kind there are at once. FILE
// is what PATH has to be. The control server, of the host's own, is asked all
// the while: a second in which that answers and PORT does not is a silent one.
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>

#define S 1000000000ULL

struct page page;
struct counts counts;

uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * S + t.tv_nsec;
}

static void read_page(const char *path, const char *file)
{
	FILE *f = fopen(file, "rb");

	page.path = path;
	if (!f || fseek(f, 0, SEEK_END) || ftell(f) <= 0) {
		perror(file);
		exit(2);
	}
	page.count = ftell(f);
	page.bytes = malloc(page.count);
	rewind(f);
	if (!page.bytes || fread(page.bytes, 1, page.count, f) != page.count) {
		perror(file);
		exit(2);
	}
	fclose(f);
}

static uint64_t all_answers(void)
{
	uint64_t sum = 0;

	for (enum kind k = KEPT; k < CONTROL; k++)
		sum += counts.answers[k];
	return sum;
}

static void wait_for_events(int epoll)
{
	struct epoll_event events[64];
	int count = epoll_wait(epoll, events, 64, 5);

	for (int i = 0; i < count; i++)
		connection_ready(events[i].data.ptr, epoll);
}

/* True of a second in which the control server alone answered. */
static bool second_was_silent(void)
{
	static uint64_t before, control_before;
	bool silent =
	    all_answers() == before && counts.answers[CONTROL] > control_before;

	before = all_answers();
	control_before = counts.answers[CONTROL];
	return silent;
}

int main(int argc, char **argv)
{
	static struct connection connections[2048];
	unsigned count = 0, silent = 0;
	int epoll = epoll_create1(0);

	if (argc != 10) {
		fprintf(stderr, "usage: load PORT CONTROL-PORT SECONDS PATH "
				"FILE KEPT CLOSED SLOW HALF\n");
		return 2;
	}
	read_page(argv[4], argv[5]);
	for (enum kind k = KEPT; k < KINDS; k++)
		for (int i = k == CONTROL ? 1 : atoi(argv[6 + k]);
		     i > 0 && count < 2048; i--)
			connections[count++] = (struct connection){
			    .kind = k,
			    .port = atoi(argv[k == CONTROL ? 2 : 1]),
			};
	for (unsigned i = 0; i < count; i++)
		connection_start(&connections[i], epoll);

	uint64_t end = now_ns() + strtoull(argv[3], NULL, 10) * S;
	uint64_t second = now_ns() + S;

	while (now_ns() < end) {
		wait_for_events(epoll);
		uint64_t now = now_ns();

		for (unsigned i = 0; i < count; i++)
			if (connections[i].wake_ns <= now)
				connection_wake(&connections[i], epoll);
		if (now >= second) {
			silent += second_was_silent();
			second += S;
		}
	}
	printf("answers %llu\nfailures %llu\nwrong %llu\nsilent %u\n"
	       "slowest %llu ms\n",
	       (unsigned long long)all_answers(),
	       (unsigned long long)counts.failures,
	       (unsigned long long)counts.wrong, silent,
	       (unsigned long long)(counts.slowest_ns / 1000000));
	return 0;
}
