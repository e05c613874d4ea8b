// SPDX-License-Identifier: BSD-3-Clause
// echo: sends back what comes, over TCP (RFC 862) and UDP.
#include "echo.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options options = {
    .port = 7,
    .connections = 256,
};

static void stop(int number)
{
	(void)number;
	server_stop();
}

static int usage(void)
{
	fputs(
	    "usage: echo [-a host] [-p port] [-c connections] [-n connections "
	    "to end after]\n",
	    stderr);
	return 2;
}

/* A number from 1 on; 0: it is none, or too large. */
static unsigned long number(const char *text, unsigned long most)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	return *text < '0' || *text > '9' || *end || value > most ? 0 : value;
}

static bool read_option(int letter, const char *text)
{
	switch (letter) {
	case 'a':
		options.host = text;
		return true;
	case 'p':
		options.port = (unsigned)number(text, 65535);
		return options.port;
	case 'c':
		options.connections = (unsigned)number(text, 100000);
		return options.connections;
	case 'n':
		options.end_after = number(text, 1000000000);
		return options.end_after;
	default:
		return false;
	}
}

int main(int argc, char **argv)
{
	int letter, error;

	while ((letter = getopt(argc, argv, "a:p:c:n:")) != -1)
		if (!read_option(letter, optarg))
			return usage();
	if (optind < argc)
		return usage();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	error = server_run();
	if (error)
		fprintf(stderr, "echo: %s\n", strerror(error));
	printf("echo: %lu connections, %lu datagrams\n", served, answered);
	return error ? 1 : 0;
}
