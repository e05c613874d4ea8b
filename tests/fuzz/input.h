// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as a sequence of answers and choices.
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

#include "memory.h"

/* Begins with its first byte. */
void input_begin(const uint8_t *bytes, size_t count);

/* What is left of it, in order; 0 when there is no more. */
size_t input_left(void);
uint8_t input_byte(void);
uint16_t input_half(void);
uint32_t input_word(void);
/* Copies up to `count` bytes of it, and returns how many. */
size_t input_bytes(void *to, size_t count);

#endif
