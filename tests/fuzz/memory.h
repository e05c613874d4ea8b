// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as the physical memory of a machine.
#ifndef FUZZ_MEMORY_H
#define FUZZ_MEMORY_H

#include <uk/base.h>

/* Ends the run as a finding when it does not hold. */
#define HOLDS(cond)                       \
	do {                              \
		if (!(cond))              \
			__builtin_trap(); \
	} while (0)

/* libFuzzer calls this once for each input. */
int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes);

/* There is memory at [base, base + bytes), and none else. */
void memory_begin(const uint8_t *input, size_t bytes, uint64_t base);

/* For a reader: a copy of exactly what was asked for, so that the sanitizers
 * see all beyond; NULL. */
const void *memory_reach(uint64_t phys, size_t bytes);

/* Every copy is gone. */
void memory_end(void);

#endif
