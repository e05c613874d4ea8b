// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef SYSTEM_INTERNAL_H
#define SYSTEM_INTERNAL_H

/* How many descriptors there may be now. One of two files has these: without
 * FD ticked there are none but the console's. */
unsigned system_descriptors(void);
void system_descriptors_set(unsigned limit);

#endif
