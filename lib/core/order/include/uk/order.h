// SPDX-License-Identifier: BSD-3-Clause
// Orders from outside to stop: by a toolstack, by a power button, by a signal
// of the host.
//
// A program that wants to know is told, and ends when it has done what it has
// to; it may take as long as it likes. Else the image ends at once, as by
// uk_stop. This library listens to the platform itself; buses that bring orders
// call it.
#ifndef UK_ORDER_H
#define UK_ORDER_H

#include <uk/base.h>

/* Tells the program, or ends the image with `status`. Returns if the program
 * was told. Not in interrupt handlers. */
void uk_order_stop(int status);

/* For the library that tells the program; absent where nobody does. Whether the
 * program wanted to be told, and was. If it leaves the end to the library later
 * on, that is to be uk_stop(status). Any context. */
bool uk_order_hook(int status);

/* With threads: the program will be told from now on, so that it may wait for
 * nothing else. Any context. */
void uk_order_expect(void);

#endif
