// SPDX-License-Identifier: BSD-3-Clause
// The orderly end of an image, for programs that do not return from main().
//
// Not in interrupt handlers: what a libc has left to do runs first.
#ifndef UK_STOP_H
#define UK_STOP_H

#include <uk/base.h>

UK_C_BEGIN

/* Ends the image as if main() had returned `status`. */
UK_NORETURN void uk_stop(int status);

/* Starts the image anew; panics where that cannot be. */
UK_NORETURN void uk_restart(void);

UK_C_END

#endif
