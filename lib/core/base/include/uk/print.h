// SPDX-License-Identifier: BSD-3-Clause
// The log: messages with a level, written to the platform's log stream.
//
// Any context, interrupt handlers included: nothing allocates or sleeps. What
// is below the level of CONFIG_BASE_LOG_* is not compiled in.
#ifndef UK_PRINT_H
#define UK_PRINT_H

#include <uk/base.h>

UK_C_BEGIN

enum uk_print_level {
	UK_PRINT_ERROR,
	UK_PRINT_WARN,
	UK_PRINT_INFO,
	UK_PRINT_DEBUG,
};

#if defined(CONFIG_BASE_LOG_DEBUG)
#define UK_PRINT_LEVEL UK_PRINT_DEBUG
#elif defined(CONFIG_BASE_LOG_INFO)
#define UK_PRINT_LEVEL UK_PRINT_INFO
#elif defined(CONFIG_BASE_LOG_WARN)
#define UK_PRINT_LEVEL UK_PRINT_WARN
#else
#define UK_PRINT_LEVEL UK_PRINT_ERROR
#endif

/* Writes to the log as it stands: no prefix, no newline added. */
void uk_printf(const char *fmt, ...) UK_PRINTF(1, 2);

/* Writes "<lib>: <text>\n" to the log, with the level's word before `text`. */
void uk_print_message(enum uk_print_level level, const char *lib,
		      const char *fmt, ...) UK_PRINTF(3, 4);

#define uk_print_at(level, ...)                                       \
	do {                                                          \
		if ((level) <= UK_PRINT_LEVEL)                        \
			uk_print_message(level, UK_LIB, __VA_ARGS__); \
	} while (0)

#define uk_print_error(...) uk_print_at(UK_PRINT_ERROR, __VA_ARGS__)
#define uk_print_warn(...)  uk_print_at(UK_PRINT_WARN, __VA_ARGS__)
#define uk_print_info(...)  uk_print_at(UK_PRINT_INFO, __VA_ARGS__)
#define uk_print_debug(...) uk_print_at(UK_PRINT_DEBUG, __VA_ARGS__)

UK_C_END

#endif
