// SPDX-License-Identifier: BSD-3-Clause
// Writes the log: formatted text, collected into few writes of the console.
#include <uk/print.h>

#include "internal.h"

#include <uk/format.h>
#include <uk/memory.h>
#include <uk/plat.h>

struct log_sink {
	struct uk_format_sink sink;
	size_t used;
	char buf[128];
};

static void log_flush(struct log_sink *log)
{
	uk_plat_console_write(UK_PLAT_LOG, log->buf, log->used);
	log->used = 0;
}

static void log_write(struct uk_format_sink *sink, const char *s, size_t len)
{
	struct log_sink *log = UK_CONTAINER_OF(sink, struct log_sink, sink);

	while (len > 0) {
		size_t part = UK_MIN(len, sizeof(log->buf) - log->used);

		memcpy(log->buf + log->used, s, part);
		log->used += part;
		s += part;
		len -= part;
		if (log->used == sizeof(log->buf))
			log_flush(log);
	}
}

static void log_format(struct log_sink *log, const char *fmt, va_list ap)
{
	uk_format(&log->sink, fmt, ap);
}

void uk_printf(const char *fmt, ...)
{
	struct log_sink log = {.sink = {.write = log_write}};
	va_list ap;

	va_start(ap, fmt);
	log_format(&log, fmt, ap);
	va_end(ap);
	log_flush(&log);
}

static void log_puts(struct log_sink *log, const char *s)
{
	log_write(&log->sink, s, base_str_length(s));
}

void uk_print_message(enum uk_print_level level, const char *lib,
		      const char *fmt, ...)
{
	static const char *const words[] = {"error: ", "warning: ", "", ""};
	struct log_sink log = {.sink = {.write = log_write}};
	va_list ap;

	log_puts(&log, lib);
	log_puts(&log, ": ");
	log_puts(&log, words[level]);
	va_start(ap, fmt);
	log_format(&log, fmt, ap);
	va_end(ap);
	log_puts(&log, "\n");
	log_flush(&log);
}
