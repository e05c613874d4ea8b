// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef ORDER_ORDER_H
#define ORDER_ORDER_H

#include <uk/order.h>

/* Listens to the platform; called once. */
int order_listen(void) UK_MUST_CHECK;

/* Sees to it that order_stop_later() can do so: 0 or -errno. */
int order_begin(void) UK_MUST_CHECK;

/* Ends the image as soon as no interrupt is being handled. In an interrupt
 * handler. */
void order_stop_later(int status);

#endif
