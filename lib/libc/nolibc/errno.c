// SPDX-License-Identifier: BSD-3-Clause
// The last error number.
#include <errno.h>

int *uk_errno(void)
{
	static int number;

	return &number;
}
