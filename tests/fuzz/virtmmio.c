// SPDX-License-Identifier: BSD-3-Clause
// Virtio in memory: the input is words of the command line, and registers where
// they say.
#include "virtuse.h"

#include "../../lib/bus/virtmmio/mmio.h"

#include <uk/boot.h>

enum { MOST_WORDS = 8, WORD_BYTES = 64 };

/* Of words of places the bus keeps pointers. */
static void read_words(void)
{
	static char text[MOST_WORDS][WORD_BYTES];
	char *words[MOST_WORDS + 1];
	int count = 0;

	for (; count < MOST_WORDS && input_left(); count++) {
		unsigned n = 0;
		char c;

		while (n < WORD_BYTES - 1 && (c = (char)input_byte()) &&
		       c != ' ')
			text[count][n++] = c;
		text[count][n] = '\0';
		words[count] = text[count];
		if (n == 0)
			break;
	}
	words[count] = NULL;
	int kept = uk_boot_words_hook(words, count);

	HOLDS(kept >= 0 && kept <= count && !words[kept]);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	input_begin(input, bytes);
	virtmmio_word_count = 0;
	io_lies = input_byte() & 1;
	read_words();
	virtuse_run();
	return 0;
}
