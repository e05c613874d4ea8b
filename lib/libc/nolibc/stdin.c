// SPDX-License-Identifier: BSD-3-Clause
// stdin: what is typed at the console, waited for.
#include "stream.h"
#include <errno.h>
#include <string.h>
#include <uk/waitq.h>

#define PUT_BACK 8  /* characters that ungetc finds room for, at least */
#define TYPED    64 /* read at once */

static unsigned char buffer[PUT_BACK + TYPED];
static struct nolibc_file in = {
    .fd = 0, .readable = true, .buf = buffer, .size = sizeof(buffer)};

FILE *const stdin = &in;

/* Waits until there is input; false at its end. Interrupts are masked, but for
 * the time that it waits. */
static bool fill(FILE *f)
{
	while (f->count == 0 && !f->ended) {
		int n = uk_plat_console_read((char *)f->buf + PUT_BACK,
					     f->size - PUT_BACK);
		if (n < 0)
			f->ended = true;
		else if (n == 0)
			uk_waitq_wait_interrupt(UK_PLAT_FOREVER);
		else
			f->count = (unsigned)n;
		f->first = PUT_BACK;
	}
	return f->count > 0;
}

static bool readable(FILE *f)
{
	if (!f->readable) {
		f->failed = true;
		errno = EBADF;
	}
	return f->readable;
}

int fgetc(FILE *f)
{
	unsigned long flags;
	int c = EOF;

	if (!readable(f))
		return EOF;
	flags = uk_plat_irq_save();
	if (fill(f)) {
		c = f->buf[f->first++];
		f->count--;
	}
	uk_plat_irq_restore(flags);
	return c;
}

int getc(FILE *f)
{
	return fgetc(f);
}

int getchar(void)
{
	return fgetc(stdin);
}

int ungetc(int c, FILE *f)
{
	unsigned long flags;
	bool room;

	if (c == EOF || !f->readable)
		return EOF;
	flags = uk_plat_irq_save();
	if (f->count == 0)
		f->first = PUT_BACK;
	room = f->first > 0;
	if (room) {
		f->buf[--f->first] = (unsigned char)c;
		f->count++;
		f->ended = false;
	}
	uk_plat_irq_restore(flags);
	return room ? (unsigned char)c : EOF;
}

char *fgets(char *restrict s, int size, FILE *restrict f)
{
	int n = 0;

	while (n < size - 1) {
		int c = fgetc(f);
		if (c == EOF)
			break;
		s[n++] = (char)c;
		if (c == '\n')
			break;
	}
	if (size < 1 || (n == 0 && size > 1))
		return NULL;
	s[n] = '\0';
	return s;
}

size_t fread(void *restrict p, size_t size, size_t n, FILE *restrict f)
{
	unsigned char *to = p;
	size_t got = 0;

	if (size == 0)
		return 0;
	for (; got < size * n; got++) {
		int c = fgetc(f);
		if (c == EOF)
			break;
		to[got] = (unsigned char)c;
	}
	return got / size;
}
