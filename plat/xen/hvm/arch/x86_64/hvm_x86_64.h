// SPDX-License-Identifier: BSD-3-Clause
// What the files for x86_64 say to each other.
#ifndef HVM_HVM_X86_64_H
#define HVM_HVM_X86_64_H

#include "hvm.h"

#include <uk/memmap.h>

/* A page for the first page table that is wanted. */
extern char hvm_first_table[];

/* Has hypercalls work; false if this is no guest of Xen. */
bool hvm_xen_init(void);

/* The memory map as Xen has it; NULL if it does not tell. */
const struct uk_memmap_list *hvm_memory_map(void);

/* Lets events in as interrupts. Panics if Xen refuses. */
void hvm_irq_init(void);

#endif
