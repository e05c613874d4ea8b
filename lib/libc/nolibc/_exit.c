// SPDX-License-Identifier: BSD-3-Clause
// Ending the program at once.
#include <stdlib.h>
#include <uk/assert.h>
#include <uk/plat.h>
#include <unistd.h>

void _Exit(int status)
{
	uk_plat_stop(status);
}

void _exit(int status)
{
	uk_plat_stop(status);
}

void abort(void)
{
	uk_panic("abort() called");
}
