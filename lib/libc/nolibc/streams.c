// SPDX-License-Identifier: BSD-3-Clause
// stdout and stderr: the streams that take output.
#include "stream.h"
#include <errno.h>
#include <string.h>

static struct nolibc_file out = {.fd = 1, .stream = UK_PLAT_OUT};
static struct nolibc_file err = {.fd = 2, .stream = UK_PLAT_LOG};

FILE *const stdout = &out;
FILE *const stderr = &err;

static void flush(struct nolibc_output *o)
{
	uk_plat_console_write(o->f->stream, o->buf, o->used);
	o->used = 0;
}

bool nolibc_output_begin(struct nolibc_output *o, FILE *f)
{
	o->f = f;
	o->used = 0;
	if (f->readable) {
		f->failed = true;
		errno = EBADF;
	}
	return !f->readable;
}

void nolibc_output_add(struct nolibc_output *o, const char *s, size_t len)
{
	if (len > sizeof(o->buf) - o->used && o->used)
		flush(o);
	if (len > sizeof(o->buf)) {
		uk_plat_console_write(o->f->stream, s, len);
		return;
	}
	memcpy(o->buf + o->used, s, len);
	o->used += len;
}

void nolibc_output_end(struct nolibc_output *o)
{
	if (o->used)
		flush(o);
}
