// SPDX-License-Identifier: BSD-3-Clause
// What the files of this part say to each other.
#ifndef MACHINE_MACHINE_H
#define MACHINE_MACHINE_H

/* Ends the line that the console is in the middle of, if it is. */
void machine_console_end_line(void);

#endif
