// SPDX-License-Identifier: BSD-3-Clause
// Bodies of requests in chunks (RFC 9112, 7.1): their end is found, what they
// hold is dropped. A line ends in CR and LF here, for what others might take
// for its end could hide a request.
#include "request.h"

enum {
	SIZE_FIRST,
	SIZE,
	EXTENSION,
	SIZE_END,
	DATA,
	DATA_CR,
	DATA_END,
	LINE,
	TRAILER,
	TRAILER_END,
	LAST,
	DONE,
};

void chunks_begin(struct chunks *b, uint32_t most)
{
	*b = (struct chunks){.state = SIZE_FIRST, .most = most};
}

bool chunks_ended(const struct chunks *b)
{
	return b->state == DONE;
}

/* The next byte of a line whose text means nothing here. */
static int skip_text(struct chunks *b, char c, unsigned behind)
{
	if (c == '\r')
		b->state = behind;
	return (unsigned char)c < ' ' && c != '\r' && c != '\t' ? 400 : 0;
}

static int expect(struct chunks *b, bool is_right, unsigned behind)
{
	b->state = behind;
	return is_right ? 0 : 400;
}

static int read_size(struct chunks *b, char c)
{
	int digit = request_hex(c);

	if (digit >= 0) {
		b->state = SIZE;
		b->left = b->left * 16 + (uint32_t)digit;
		return b->left > b->most ? 413 : 0;
	}
	if (b->state == SIZE && c == ';')
		return expect(b, true, EXTENSION);
	return expect(b, b->state == SIZE && c == '\r', SIZE_END);
}

/* All but data. 0, or the status of an answer. */
static int read_byte(struct chunks *b, char c)
{
	switch (b->state) {
	case SIZE_FIRST:
	case SIZE:
		return read_size(b, c);
	case EXTENSION:
		return skip_text(b, c, SIZE_END);
	case SIZE_END:
		return expect(b, c == '\n', b->left ? DATA : LINE);
	case DATA_CR:
		return expect(b, c == '\r', DATA_END);
	case DATA_END:
		return expect(b, c == '\n', SIZE_FIRST);
	case LINE:
		b->state = TRAILER;
		return skip_text(b, c, LAST);
	case TRAILER:
		return skip_text(b, c, TRAILER_END);
	case TRAILER_END:
		return expect(b, c == '\n', LINE);
	default:
		return expect(b, c == '\n', DONE);
	}
}

static size_t skip_data(struct chunks *b, size_t bytes)
{
	size_t n = b->left < bytes ? b->left : bytes;

	b->left -= (uint32_t)n;
	if (b->left == 0)
		b->state = DATA_CR;
	return n;
}

long chunks_take(struct chunks *b, const char *text, size_t bytes)
{
	size_t used = 0;

	while (used < bytes && b->state != DONE) {
		size_t n = 1;
		int status = 0;

		if (b->state == DATA)
			n = skip_data(b, bytes - used);
		else
			status = read_byte(b, text[used]);
		if (!status && n > b->most)
			status = 413;
		if (status)
			return -status;
		b->most -= (uint32_t)n;
		used += n;
	}
	return (long)used;
}
