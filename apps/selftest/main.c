// SPDX-License-Identifier: BSD-3-Clause
// Runs the image's test cases, or the one thing that an argument asks for.
#include "selftest.h"

#include <stdlib.h>
#include <uk/test.h>

int main(int argc, char **argv)
{
	if (argc > 1)
		return selftest_do(argv[1], argc > 2 ? atoi(argv[2]) : 0);
	return uk_test_run();
}
