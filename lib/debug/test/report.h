// SPDX-License-Identifier: BSD-3-Clause
// Output of the test runner, a line at a time.
#ifndef UK_TEST_REPORT_H
#define UK_TEST_REPORT_H

#include <stdarg.h>
#include <uk/base.h>

/* Adds to the line; a newline writes it out. */
void uk_test_report(const char *fmt, ...) UK_PRINTF(1, 2);

/* The same for text that is no part of TAP: control characters are shown as
 * \xNN, so that it stays on its line. */
void uk_test_report_text(const char *fmt, va_list ap);

#endif
