// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as a sequence of answers and choices.
#include "input.h"

#include <uk/memory.h>

static const uint8_t *input;
static size_t left;

void input_begin(const uint8_t *bytes, size_t count)
{
	input = bytes;
	left = count;
}

size_t input_left(void)
{
	return left;
}

uint8_t input_byte(void)
{
	if (!left)
		return 0;
	left--;
	return *input++;
}

uint16_t input_half(void)
{
	uint8_t high = input_byte();

	return (uint16_t)(high << 8 | input_byte());
}

uint32_t input_word(void)
{
	uint32_t high = input_half();

	return high << 16 | input_half();
}

size_t input_bytes(void *to, size_t count)
{
	count = UK_MIN(count, left);
	memcpy(to, input, count);
	input += count;
	left -= count;
	return count;
}
