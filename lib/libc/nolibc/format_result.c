// SPDX-License-Identifier: BSD-3-Clause
// The formatter's errors as C reports them.
#include "stream.h"
#include <errno.h>

int nolibc_format_result(int ret)
{
	if (ret >= 0)
		return ret;
	errno = -ret;
	return -1;
}
