// SPDX-License-Identifier: BSD-3-Clause
// The environment, which is empty.
#include <stdlib.h>

char *getenv(const char *name)
{
	(void)name;
	return NULL;
}
