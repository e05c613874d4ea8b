// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library have in common.
#ifndef NEWLIB_GLUE_H
#define NEWLIB_GLUE_H

#include <stdint.h>

/* What POSIX names gives way to the library of lib/posix that is about it:
 * files to descriptors, sleeping to clocks. */
#define NEWLIB_WEAK __attribute__((weak))

/* Gives the CPU away until uk_plat_time_ns() reaches the deadline. */
void newlib_wait(uint64_t deadline_ns);

/* Gives the CPU away until there may be input. Call with interrupts masked. */
void newlib_wait_input(void);

#endif
