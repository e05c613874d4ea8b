// SPDX-License-Identifier: BSD-3-Clause
// <regex.h>: newlib's, which expects <sys/types.h> before it.
#include <sys/types.h>

#include_next <regex.h>
