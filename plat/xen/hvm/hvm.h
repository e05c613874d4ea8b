// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef HVM_HVM_H
#define HVM_HVM_H

#include <uk/xen.h>

/* A parameter of <xen/hvm/params.h>; 0 where there is none. And sets one: 0 or
 * -errno. */
uint64_t hvm_param(unsigned index);
int hvm_param_set(unsigned index, uint64_t value) UK_MUST_CHECK;

/* Has Xen put its pages at `window`, which is no RAM, and maps the shared page.
 * Panics if it does not. */
void hvm_shared_init(uint64_t window);

/* Gives the console its ring, if the domain has one. */
void hvm_console_init(void);

#endif
