// SPDX-License-Identifier: BSD-3-Clause
// Collects the test runner's output so that a line is one console write.
#include "report.h"
#include <uk/format.h>
#include <uk/plat.h>

static char line[256];
static size_t used;

static void flush(void)
{
	uk_plat_console_write(UK_PLAT_OUT, line, used);
	used = 0;
}

static void put(char c)
{
	line[used++] = c;
	if (c == '\n' || used == sizeof(line))
		flush();
}

static void write_raw(struct uk_format_sink *sink, const char *s, size_t len)
{
	(void)sink;
	while (len--)
		put(*s++);
}

static void write_text(struct uk_format_sink *sink, const char *s, size_t len)
{
	static const char hex[] = "0123456789abcdef";

	(void)sink;
	for (; len; len--, s++) {
		unsigned char c = (unsigned char)*s;
		if (c >= ' ' && c != 0x7f) {
			put(*s);
			continue;
		}
		put('\\');
		put('x');
		put(hex[c >> 4]);
		put(hex[c & 15]);
	}
}

void uk_test_report(const char *fmt, ...)
{
	struct uk_format_sink sink = {.write = write_raw};
	va_list ap;

	va_start(ap, fmt);
	(void)uk_format(&sink, fmt, ap);
	va_end(ap);
}

void uk_test_report_text(const char *fmt, va_list ap)
{
	struct uk_format_sink sink = {.write = write_text};

	(void)uk_format(&sink, fmt, ap);
}
