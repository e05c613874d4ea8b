// SPDX-License-Identifier: BSD-3-Clause
// What a stream knows of itself.
#include "stream.h"

int feof(FILE *f)
{
	return f->ended;
}

int ferror(FILE *f)
{
	return f->failed;
}

void clearerr(FILE *f)
{
	f->ended = false;
	f->failed = false;
}

int fileno(FILE *f)
{
	return f->fd;
}

int fflush(FILE *f)
{
	(void)f;
	return 0;
}

int setvbuf(FILE *restrict f, char *restrict buf, int mode, size_t size)
{
	(void)f;
	(void)buf;
	(void)size;
	return mode == _IONBF ? 0 : -1;
}
