// SPDX-License-Identifier: BSD-3-Clause
// Unformatted output.
#include "stream.h"
#include <stdint.h>
#include <string.h>

size_t fwrite(const void *restrict p, size_t size, size_t n, FILE *restrict f)
{
	struct nolibc_output out;

	if (size == 0 || n == 0 || !nolibc_output_begin(&out, f))
		return 0;
	nolibc_output_add(&out, p, size * n);
	nolibc_output_end(&out);
	return n;
}

int fputs(const char *restrict s, FILE *restrict f)
{
	struct nolibc_output out;

	if (!nolibc_output_begin(&out, f))
		return EOF;
	nolibc_output_add(&out, s, strlen(s));
	nolibc_output_end(&out);
	return 0;
}

int puts(const char *s)
{
	struct nolibc_output out;

	nolibc_output_begin(&out, stdout);
	nolibc_output_add(&out, s, strlen(s));
	nolibc_output_add(&out, "\n", 1);
	nolibc_output_end(&out);
	return 0;
}

int fputc(int c, FILE *f)
{
	unsigned char byte = (unsigned char)c;

	return fwrite(&byte, 1, 1, f) ? byte : EOF;
}

int putc(int c, FILE *f)
{
	return fputc(c, f);
}

int putchar(int c)
{
	return fputc(c, stdout);
}
