// SPDX-License-Identifier: BSD-3-Clause
// Runs the image's test cases; its status is how many failed.
#include <uk/test.h>

int main(void)
{
	return uk_test_run();
}
