// SPDX-License-Identifier: BSD-3-Clause
// A machine with devices: their registers, interrupts, and the time.
#ifndef FUZZ_IO_H
#define FUZZ_IO_H

#include "input.h"

/* Whether the input may say what a register holds; false at first. */
extern bool io_lies;

/* Takes back all that was mapped. */
void io_end(void);

/* Calls an interrupt's handler that was attached, if there is any. */
void io_interrupt(void);

#endif
