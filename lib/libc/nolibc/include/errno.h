// SPDX-License-Identifier: BSD-3-Clause
// Error numbers, and where the last one is kept.
#ifndef NOLIBC_ERRNO_H
#define NOLIBC_ERRNO_H

#include <uk/errno.h>

#define errno (*uk_errno())

#endif
