// SPDX-License-Identifier: BSD-3-Clause
// httpd: serves the files of a folder over HTTP/1.1.
#include "httpd.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct options options = {
    .root = "",
    .port = 80,
    .connections = 256,
    .idle_seconds = 30,
};

uint64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void stop(int number)
{
	(void)number;
	server_stop();
}

static int usage(void)
{
	fputs("usage: httpd [-p port] [-c connections] [-t idle seconds] "
	      "[-n requests] [root]\n",
	      stderr);
	return 2;
}

/* A number between two others; else -1. */
static long number(const char *text, long least, long most)
{
	char *end;
	long value = strtol(text, &end, 10);

	return end == text || *end || value < least || value > most ? -1
								    : value;
}

static bool read_option(int letter, const char *text)
{
	long value = number(text, letter == 'n' ? 0 : 1,
			    letter == 'p'   ? 65535
			    : letter == 'n' ? 1000000000
					    : 100000);

	if (value < 0)
		return false;
	switch (letter) {
	case 'p':
		options.port = (unsigned)value;
		return true;
	case 'c':
		options.connections = (unsigned)value;
		return true;
	case 't':
		options.idle_seconds = (unsigned)value;
		return true;
	case 'n':
		options.requests = (unsigned long)value;
		return true;
	default:
		return false;
	}
}

int main(int argc, char **argv)
{
	int letter, error;

	while ((letter = getopt(argc, argv, "p:c:t:n:")) != -1)
		if (letter == '?' || !read_option(letter, optarg))
			return usage();
	if (argc - optind > 1)
		return usage();
	if (optind < argc && strcmp(argv[optind], "/") != 0)
		options.root = argv[optind];
	signal(SIGPIPE, SIG_IGN);
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	error = server_run();
	if (error)
		fprintf(stderr, "httpd: %s\n", strerror(error));
	printf("httpd: %lu requests served\n", served);
	return error ? 1 : 0;
}
