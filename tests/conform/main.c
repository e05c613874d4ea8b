// SPDX-License-Identifier: BSD-3-Clause
// Calls that of many tests which the first argument names; tests.h lists them.
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define TEST(name, function) int function(int argc, char **argv);
#include "tests.h"
#undef TEST

static const struct {
	const char *name;
	int (*main)(int argc, char **argv);
} tests[] = {
#define TEST(name, function) {name, function},
#include "tests.h"
};

int main(int argc, char **argv)
{
	/* Tests want errno to be 0, also behind their first word. */
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	errno = 0;
	for (unsigned i = 0; argc > 1 && i < sizeof(tests) / sizeof(*tests);
	     i++)
		if (!strcmp(tests[i].name, argv[1]))
			return tests[i].main(argc - 1, argv + 1);
	fprintf(stderr, "no such test: %s\n", argc > 1 ? argv[1] : "");
	return 99;
}
