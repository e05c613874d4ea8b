// SPDX-License-Identifier: BSD-3-Clause
// What newlib keeps for each thread, of which there is one.
#include <reent.h>

struct _reent *__getreent(void)
{
	return _impure_ptr;
}
