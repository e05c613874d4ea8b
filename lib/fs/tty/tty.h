// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef TTY_H
#define TTY_H

#include <uk/tty.h>

extern struct uk_tty_modes tty_modes;

/* All of these with interrupts masked. */

/* Reads what the machine has, edits it, echoes it. */
void tty_take(void);
/* The modes have changed. */
void tty_modes_changed(void);
/* Forgets what nobody has read. */
void tty_flush(void);

/* How many bytes can be read now; 1 for an end of input. */
size_t tty_waiting(void);
/* Reads up to that many: 0 at an end. */
size_t tty_read(char *to, size_t bytes);

/* An end of input is what comes next. */
bool tty_is_at_end(void);

/* It is no mere file. */
bool tty_is_terminal(void);

#endif
