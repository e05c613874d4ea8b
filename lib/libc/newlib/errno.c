// SPDX-License-Identifier: BSD-3-Clause
// Where the last error number is, for those who do not include <errno.h>.
#include <reent.h>
#include <uk/errno.h>

int *uk_errno(void)
{
	return &_REENT->_errno;
}
