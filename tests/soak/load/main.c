// SPDX-License-Identifier: BSD-3-Clause
// Loads an HTTP server, and looks at every byte of it:
//
//	load SERVER CONTROL SECONDS FOLDER PATHS KEPT CLOSED SLOW HALF CUT LOST
//[FROM]
//
// SERVER and CONTROL are addresses, as 10.0.7.2:80; PATHS are files of FOLDER,
// between commas, which are asked for at random. Then come how many connections
// of each kind there are at once; the lost ones are from the address FROM. The
// control server is asked all the while: a second in which that answers and
// SERVER does not is a silent one.
#include "load.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

#define S           1000000000ULL
#define MS          1000000ULL
#define PAGES       8
#define CONNECTIONS 4096

struct page pages[PAGES];
unsigned page_count;
struct counts counts[KINDS];
struct sockaddr_in server, control;
struct in_addr vanishing;

const char *const kind_names[KINDS] = {
    "kept", "closed", "slow", "half", "cut", "lost", "control",
};

uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * S + (uint64_t)t.tv_nsec;
}

static void give_up(const char *what)
{
	perror(what);
	exit(2);
}

static void read_page(const char *folder, const char *path)
{
	struct page *page = &pages[page_count++];
	char name[4096];
	long bytes;
	FILE *f;

	snprintf(name, sizeof(name), "%s%s", folder, path);
	f = fopen(name, "rb");
	if (!f || fseek(f, 0, SEEK_END) || (bytes = ftell(f)) <= 0)
		give_up(name);
	page->path = path;
	page->count = (size_t)bytes;
	page->bytes = malloc(page->count);
	rewind(f);
	if (!page->bytes ||
	    fread(page->bytes, 1, page->count, f) != page->count)
		give_up(name);
	fclose(f);
}

static void read_address(const char *text, struct sockaddr_in *address)
{
	char ip[32];
	unsigned port;

	address->sin_family = AF_INET;
	if (sscanf(text, "%31[0-9.]:%u", ip, &port) != 2 ||
	    inet_pton(AF_INET, ip, &address->sin_addr) != 1) {
		fprintf(stderr, "%s: no address\n", text);
		exit(2);
	}
	address->sin_port = htons((uint16_t)port);
}

static uint64_t all_answers(void)
{
	uint64_t sum = 0;

	for (enum kind k = KEPT; k < CONTROL; k++)
		sum += counts[k].answers;
	return sum;
}

static void wait_for_events(int epoll)
{
	struct epoll_event events[64];
	int count = epoll_wait(epoll, events, 64, 5);

	for (int i = 0; i < count; i++)
		connection_ready(events[i].data.ptr, epoll);
}

/* Seconds without an answer: of the server alone, of both. */
static unsigned silent, starved, silent_both;

static void look_at_second(int pid)
{
	static uint64_t before, control_before, waited_before;
	uint64_t waited = waited_ns(pid);
	bool was_starved = waited - waited_before > S / 2;

	if (all_answers() == before) {
		if (counts[CONTROL].answers == control_before)
			silent_both++;
		else if (was_starved)
			starved++;
		else
			silent++;
		printf("# no answer in a second, in which the server waited "
		       "for a CPU for %llu ms\n",
		       (unsigned long long)((waited - waited_before) / MS));
	}
	waited_before = waited;
	before = all_answers();
	control_before = counts[CONTROL].answers;
}

/* What still waits has waited, too. */
static void count_waiting(const struct connection *all, unsigned count)
{
	uint64_t now = now_ns();

	for (unsigned i = 0; i < count; i++) {
		struct counts *c = &counts[all[i].kind];

		if (all[i].fd < 0 || all[i].kind == HALF || all[i].kind == LOST)
			continue;
		if (now - all[i].heard_ns > c->silent_ns)
			c->silent_ns = now - all[i].heard_ns;
	}
}

static void run(struct connection *all, unsigned count, int epoll, int pid,
		uint64_t end_ns)
{
	uint64_t now, second = now_ns() + S;

	for (unsigned i = 0; i < count; i++)
		connection_start(&all[i], epoll);
	while ((now = now_ns()) < end_ns) {
		wait_for_events(epoll);
		now = now_ns();
		for (unsigned i = 0; i < count; i++)
			if (all[i].wake_ns <= now)
				connection_wake(&all[i], epoll);
		if (now >= second) {
			look_at_second(pid);
			second += S;
		}
	}
	count_waiting(all, count);
}

static void report(void)
{
	struct counts sum = {0};

	for (enum kind k = KEPT; k < KINDS; k++) {
		const struct counts *c = &counts[k];

		if (c->begun > 0)
			printf("%-7s %9llu begun %9llu answers, the slowest "
			       "%5llu ms, %5llu ms without a byte\n",
			       kind_names[k], (unsigned long long)c->begun,
			       (unsigned long long)c->answers,
			       (unsigned long long)(c->slowest_ns / MS),
			       (unsigned long long)(c->silent_ns / MS));
		if (k == CONTROL)
			continue;
		sum.answers += c->answers;
		sum.failures += c->failures;
		sum.wrong += c->wrong;
		if (c->silent_ns > sum.silent_ns)
			sum.silent_ns = c->silent_ns;
	}
	printf("answers %llu\nfailures %llu\nwrong %llu\nsilent %u\n"
	       "starved %u\nboth %u\nlongest %llu\ncontrol %llu\n",
	       (unsigned long long)sum.answers,
	       (unsigned long long)sum.failures, (unsigned long long)sum.wrong,
	       silent, starved, silent_both,
	       (unsigned long long)(sum.silent_ns / MS),
	       (unsigned long long)(counts[CONTROL].silent_ns / MS));
}

int main(int argc, char **argv)
{
	static struct connection all[CONNECTIONS];
	struct rlimit files = {CONNECTIONS + 16, CONNECTIONS + 16};
	unsigned count = 0;
	int epoll = epoll_create1(0);

	if (argc < 13 || argc > 14 ||
	    (argc == 14 && inet_pton(AF_INET, argv[13], &vanishing) != 1)) {
		fprintf(stderr, "usage: load SERVER PID CONTROL SECONDS FOLDER "
				"PATHS KEPT CLOSED SLOW HALF CUT LOST "
				"[FROM]\n");
		return 2;
	}
	setrlimit(RLIMIT_NOFILE, &files);
	read_address(argv[1], &server);
	read_address(argv[3], &control);
	for (char *path = strtok(argv[6], ","); path && page_count < PAGES;
	     path = strtok(NULL, ","))
		read_page(argv[5], path);
	for (enum kind k = KEPT; k < KINDS; k++)
		for (int i = k == CONTROL ? 1 : atoi(argv[7 + k]);
		     i > 0 && count < CONNECTIONS; i--)
			all[count++] = (struct connection){.kind = k, .fd = -1};
	run(all, count, epoll, atoi(argv[2]),
	    now_ns() + strtoull(argv[4], NULL, 10) * S);
	report();
	return 0;
}
