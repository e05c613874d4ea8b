// SPDX-License-Identifier: BSD-3-Clause
// <errno.h>: newlib's, with the names that Linux has beside POSIX's.
#ifndef UK_NEWLIB_ERRNO_H
#define UK_NEWLIB_ERRNO_H

#ifndef __LINUX_ERRNO_EXTENSIONS__
#define __LINUX_ERRNO_EXTENSIONS__
#endif

#include_next <errno.h>

#endif
