// SPDX-License-Identifier: BSD-3-Clause
// The last error, said on stderr.
#include "stream.h"
#include <errno.h>
#include <string.h>

void perror(const char *s)
{
	const char *text = strerror(errno);
	struct nolibc_output out;

	nolibc_output_begin(&out, stderr);
	if (s && *s) {
		nolibc_output_add(&out, s, strlen(s));
		nolibc_output_add(&out, ": ", 2);
	}
	nolibc_output_add(&out, text, strlen(text));
	nolibc_output_add(&out, "\n", 1);
	nolibc_output_end(&out);
}
