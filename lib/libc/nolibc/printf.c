// SPDX-License-Identifier: BSD-3-Clause
// Formatted output to a stream.
#include "stream.h"
#include <errno.h>

static void add(struct uk_format_sink *sink, const char *s, size_t len)
{
	struct nolibc_output *out =
	    UK_CONTAINER_OF(sink, struct nolibc_output, sink);

	nolibc_output_add(out, s, len);
}

int vfprintf(FILE *restrict f, const char *restrict fmt, va_list ap)
{
	struct nolibc_output out;
	int ret;

	if (!nolibc_output_begin(&out, f))
		return -1;
	out.sink = (struct uk_format_sink){.write = add,
					   .floating = nolibc_format_double};
	ret = uk_format(&out.sink, fmt, ap);
	nolibc_output_end(&out);
	return nolibc_format_result(ret);
}

int vprintf(const char *restrict fmt, va_list ap)
{
	return vfprintf(stdout, fmt, ap);
}

int fprintf(FILE *restrict f, const char *restrict fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vfprintf(f, fmt, ap);
	va_end(ap);
	return ret;
}

int printf(const char *restrict fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vfprintf(stdout, fmt, ap);
	va_end(ap);
	return ret;
}
