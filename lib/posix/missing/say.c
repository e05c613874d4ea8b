// SPDX-License-Identifier: BSD-3-Clause
// What a call that is not there does.
#include "missing.h"

#include <uk/print.h>

long missing_say(const char *name, const char *why, bool *said, long result)
{
	if (!*said)
		uk_printf("uk: %s: not in this image: %s\n", name, why);
	*said = true;
	errno = ENOSYS;
	return result;
}
