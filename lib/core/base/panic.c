// SPDX-License-Identifier: BSD-3-Clause
// Panics and failed assertions: crashes that code asks for.
#include <uk/assert.h>

#include <uk/crash.h>
#include <uk/format.h>

struct text_sink {
	struct uk_format_sink sink;
	size_t used;
	char text[160];
};

static void text_write(struct uk_format_sink *sink, const char *s, size_t len)
{
	struct text_sink *to = UK_CONTAINER_OF(sink, struct text_sink, sink);

	while (len-- > 0 && to->used < sizeof(to->text) - 1)
		to->text[to->used++] = *s++;
}

void uk_panic(const char *fmt, ...)
{
	struct text_sink to = {.sink = {.write = text_write}};
	va_list ap;

	va_start(ap, fmt);
	uk_format(&to.sink, fmt, ap);
	va_end(ap);
	uk_crash(&(struct uk_crash){.reason = to.text});
}

void uk_assert_fail(const char *expr, const char *file, int line)
{
	uk_panic("assertion failed: %s (%s:%d)", expr, file, line);
}
