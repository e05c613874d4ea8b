// SPDX-License-Identifier: BSD-3-Clause
// Jumps out of signals' handlers, where no library has signals: they keep none.
#include "glue.h"

#include <setjmp.h>

NEWLIB_WEAK void uk_sigjmp_keep(sigjmp_buf env, int save)
{
	(void)env;
	(void)save;
}

NEWLIB_WEAK void siglongjmp(sigjmp_buf env, int value)
{
	longjmp(env, value);
}
