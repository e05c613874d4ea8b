// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef PV_PV_H
#define PV_PV_H

#include "layout.h"

#include <uk/boot.h>
#include <uk/xen.h>

#define PV_PAGE 0x1000UL

extern struct start_info *pv_start_info;

/* From the domain's own numbers of pages to the machine's. */
extern unsigned long *pv_p2m;

/* Of a page that was given away. */
#define PV_NO_FRAME (~0UL)

/* Traps ------------------------------------------------------------------ */

void pv_trap_init(void);

/* What traps.S leaves on the stack. */
struct pv_trap {
	unsigned long r15, r14, r13, r12, r11, r10, r9, r8;
	unsigned long rbp, rdi, rsi, rdx, rcx, rbx, rax;
	unsigned long error;
	unsigned long rip, cs, rflags, rsp, ss;
};
void pv_trap(struct pv_trap *t, unsigned vector);

/* Memory ----------------------------------------------------------------- */

/* Fills `info` with the domain's memory, all of it mapped; protects the image.
 * Panics if page tables cannot be had. */
void pv_memory_init(struct uk_bootinfo *info);

/* The page of the domain that the machine knows by `mfn`; 0 if it is none. */
uintptr_t pv_page_of(unsigned long mfn);

/* The entry for a page of the machine; UK_PLAT_NONE maps nothing. */
uint64_t pv_entry(unsigned long mfn, unsigned prot);

/* Maps one page, at once. 0 or -errno. */
int pv_map(uintptr_t addr, uint64_t entry) UK_MUST_CHECK;

/* Changes to page tables, gathered: Xen does as many as it is given at a time.
 */
struct pv_batch {
	struct mmu_update updates[64];
	unsigned count;
	int error; /* the first */
};
void pv_batch_set(struct pv_batch *batch, uintptr_t addr, uint64_t entry);
/* Has all be done, and forgets what the CPU knew of the old ones. 0 or -errno.
 */
int pv_batch_end(struct pv_batch *batch) UK_MUST_CHECK;

/* The end of what the builder mapped. */
uintptr_t pv_mapped_end(void);

/* Maps the pages of the domain from `from` to `to`, with tables of free memory
 * below `from`. 0 or -errno. */
int pv_map_more(struct uk_bootinfo *info, uintptr_t from, uintptr_t to)
    UK_MUST_CHECK;

#endif
