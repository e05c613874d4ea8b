// SPDX-License-Identifier: BSD-3-Clause
// The conversion that syslog() has and printf() has not.
#ifndef EXPAND_H
#define EXPAND_H

#include <stdbool.h>
#include <stddef.h>

/* Writes `format` with the text of `error` in the place of each %m, as printf()
 * wants it. False if there is no room. */
bool syslog_expand(char *to, size_t bytes, const char *format, int error);

#endif
