// SPDX-License-Identifier: BSD-3-Clause
// What the files of stdio share.
#ifndef NOLIBC_STREAM_H
#define NOLIBC_STREAM_H

#include <stdbool.h>
#include <stdio.h>
#include <uk/format.h>
#include <uk/plat.h>

struct nolibc_file {
	int fd;
	enum uk_plat_stream stream; /* of an output */
	bool readable;
	bool ended;
	bool failed;

	/* What was read from the console, or put back, and not yet taken. */
	unsigned char *buf;
	unsigned first, count, size;
};

/* Output of one call, collected so that it is one write. It is on the caller's
 * stack: a stream has no state that threads would share. */
struct nolibc_output {
	struct uk_format_sink sink;
	FILE *f;
	size_t used;
	char buf[128];
};

/* Returns false, and marks the stream as failed, if it takes no output. */
bool nolibc_output_begin(struct nolibc_output *out, FILE *f);
void nolibc_output_add(struct nolibc_output *out, const char *s, size_t len);
void nolibc_output_end(struct nolibc_output *out);

/* The floating-point conversions; NULL without CONFIG_NOLIBC_PRINTF_FLOAT. */
#ifdef CONFIG_NOLIBC_PRINTF_FLOAT
size_t nolibc_format_double(struct uk_format_sink *sink,
			    const struct uk_format_spec *spec,
			    struct uk_format_args *args);
#else
#define nolibc_format_double NULL
#endif

/* A negative error of the formatter becomes errno and -1. */
int nolibc_format_result(int ret);

#endif
