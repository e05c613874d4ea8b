// SPDX-License-Identifier: BSD-3-Clause
// Panics and failed assertions: crashes that code asks for.
#include <uk/assert.h>

#include <uk/crash.h>
#include <uk/format.h>
#include <uk/memory.h>

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

UK_NORETURN static void panic(const struct uk_arch_frame *from, const char *fmt,
			      va_list ap)
{
	struct text_sink to = {.sink = {.write = text_write}};

	uk_format(&to.sink, fmt, ap);
	if (to.used == sizeof(to.text) - 1)
		memcpy(to.text + to.used - 3, "...", 3);
	uk_crash(&(struct uk_crash){.reason = to.text, .frame = *from});
}

void uk_panic(const char *fmt, ...)
{
	struct uk_arch_frame from;
	va_list ap;

	uk_arch_frame_caller(&from);
	va_start(ap, fmt);
	panic(&from, fmt, ap);
}

UK_PRINTF(2, 3)
UK_NORETURN static void panic_at(const struct uk_arch_frame *from,
				 const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	panic(from, fmt, ap);
}

void uk_assert_fail(const char *expr, const char *file, int line)
{
	struct uk_arch_frame from;

	uk_arch_frame_caller(&from);
	panic_at(&from, "assertion failed: %s (%s:%d)", expr, file, line);
}
