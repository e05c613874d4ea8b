// SPDX-License-Identifier: BSD-3-Clause
// What the files of this part say to each other.
#ifndef MACHINE_MACHINE_H
#define MACHINE_MACHINE_H

#include <uk/base.h>

/* Ends the line that the console is in the middle of, if it is. */
void machine_console_end_line(void);

/* The same for the console that a driver has found. What the machine's own has
 * said about input is given, and returned if the other has nothing. */
#ifdef CONFIG_MACHINE_CONSOLES
void machine_others_write(const char *buf, size_t len);
int machine_others_read(char *buf, size_t len, int own);
#else
static inline void machine_others_write(const char *buf, size_t len)
{
	(void)buf;
	(void)len;
}

static inline int machine_others_read(char *buf, size_t len, int own)
{
	(void)buf;
	(void)len;
	return own;
}
#endif

#endif
