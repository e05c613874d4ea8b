// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef HVM_HVM_H
#define HVM_HVM_H

#include <uk/xen.h>

/* A parameter of <xen/hvm/params.h>; 0 where there is none. And sets one: 0 or
 * -errno. */
uint64_t hvm_param(unsigned index);
int hvm_param_set(unsigned index, uint64_t value) UK_MUST_CHECK;

/* Has Xen put the shared page at an address, in the place of what was there.
 * Panics if it does not. */
void hvm_shared_init(uint64_t phys);

/* Where the pages of the grant table may be; there are no grants without. */
void hvm_grants_init(uint64_t phys, uint64_t bytes);

/* Gives the console its ring; false if the domain has none. */
bool hvm_console_init(void);

#endif
