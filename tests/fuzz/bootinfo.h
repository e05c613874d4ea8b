// SPDX-License-Identifier: BSD-3-Clause
// What every reader of a boot protocol owes to uk_start.
#ifndef FUZZ_BOOTINFO_H
#define FUZZ_BOOTINFO_H

#include <uk/boot.h>

/* Each ends the run as a finding: if `info` is not as include/uk/boot.h has it,
 * or what it was read from, at `start`, is free memory; */
void bootinfo_check(const struct uk_bootinfo *info, uint64_t start);

/* and if the physical addresses in it are free memory, or the command line has
 * no end. */
void bootinfo_check_places(const struct uk_bootinfo *info);

/* Where pointers in `info` are such as the reader was given, to copies: reads
 * what they lead to, for the sanitizers to see. */
void bootinfo_read(const struct uk_bootinfo *info);

#endif
