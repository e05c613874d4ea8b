// SPDX-License-Identifier: BSD-3-Clause
// Places by the command line, as Linux has them and as QEMU's microvm adds them
// to it: virtio_mmio.device=512@0xfeb00e00:12.
#include "mmio.h"

#include <uk/boot.h>

enum { MOST_WORDS = 32 };

static const char *places[MOST_WORDS];
int virtmmio_word_count;

/* Moves behind `prefix`, if that is there. */
static bool skip(const char **s, const char *prefix)
{
	const char *at = *s;

	while (*prefix)
		if (*at++ != *prefix++)
			return false;
	*s = at;
	return true;
}

/* They stand among main's words: QEMU puts them last. */
int uk_boot_words_hook(char **words, int word_count)
{
	int kept = 0;

	for (int i = 0; i < word_count; i++) {
		const char *word = words[i];

		if (!skip(&word, "virtio_mmio.device="))
			words[kept++] = words[i];
		else if (virtmmio_word_count < MOST_WORDS)
			places[virtmmio_word_count++] = word;
	}
	words[kept] = NULL;
	return kept;
}

static int digit(char c, unsigned base)
{
	int value = c >= '0' && c <= '9'   ? c - '0'
		    : c >= 'a' && c <= 'f' ? c - 'a' + 10
		    : c >= 'A' && c <= 'F' ? c - 'A' + 10
					   : -1;

	return value < (int)base ? value : -1;
}

/* A number, decimal or by 0x hexadecimal, of at most 64 bits. */
static bool read_number(const char **s, uint64_t *value)
{
	unsigned base = skip(s, "0x") ? 16 : 10;
	const char *start = *s;
	int d;

	for (*value = 0; (d = digit(**s, base)) >= 0; (*s)++)
		if (__builtin_mul_overflow(*value, base, value) ||
		    __builtin_add_overflow(*value, (unsigned)d, value))
			return false;
	return *s > start;
}

static bool read_place(const char *word, struct mmio_place *place)
{
	const uint64_t most_bytes = 65536;
	uint64_t irq = 0;

	if (!read_number(&word, &place->bytes) || place->bytes > most_bytes)
		return false;
	if (skip(&word, "K"))
		place->bytes *= 1024;
	if (!skip(&word, "@") || !read_number(&word, &place->phys) ||
	    !skip(&word, ":") || !read_number(&word, &irq))
		return false;
	place->irq = (unsigned)irq;
	return (*word == '\0' || *word == ':') && irq < UINT16_MAX;
}

bool virtmmio_next_place(int *walk, struct mmio_place *place)
{
	while (*walk < virtmmio_word_count)
		if (read_place(places[(*walk)++], place))
			return true;
	return false;
}
