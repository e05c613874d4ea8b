// SPDX-License-Identifier: BSD-3-Clause
// How images end that go wrong in C++: a function that is not there is called
// (Itanium C++ ABI, 3.2.6), or something is thrown.
#include "cxx.h"

#include <uk/assert.h>
#include <uk/format.h>

UK_NORETURN void __cxa_pure_virtual(void);
UK_NORETURN void __cxa_deleted_virtual(void);

void __cxa_pure_virtual(void)
{
	uk_panic("cxx: a pure virtual function was called");
}

void __cxa_deleted_virtual(void)
{
	uk_panic("cxx: a deleted virtual function was called");
}

/* As much of the text as there is room for. */
struct text {
	struct uk_format_sink sink;
	char buf[128];
	size_t length;
};

static void keep(struct uk_format_sink *sink, const char *s, size_t length)
{
	struct text *text = UK_CONTAINER_OF(sink, struct text, sink);

	while (length-- && text->length < sizeof(text->buf) - 1)
		text->buf[text->length++] = *s++;
}

void cxx_panic(const char *exception, const char *fmt, va_list ap)
{
	struct text text = {.sink.write = keep};

	uk_format(&text.sink, fmt, ap);
	uk_panic("cxx: %s: %s", exception, text.buf);
}
