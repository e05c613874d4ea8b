// SPDX-License-Identifier: BSD-3-Clause
// What the files of this part say to each other; also for assembly.
#ifndef PC_PC_H
#define PC_PC_H

#include <uk/pc.h>

/* Selectors in pc_gdt. */
#define PC_CODE_SEGMENT 0x08
#define PC_DATA_SEGMENT 0x10
#define PC_TASK_SEGMENT 0x18

/* Page table entries (Intel SDM volume 3, 4.5). */
#define PC_PTE_PRESENT  (1 << 0)
#define PC_PTE_WRITE    (1 << 1)
#define PC_PTE_NO_CACHE ((1 << 3) | (1 << 4))
#define PC_PTE_LARGE    (1 << 7)
/* One of the bits left to software: an entry that boot32.S made. */
#define PC_PTE_BOOT (1 << 9)
/* The same, of one that is not present: a page that was taken away. */
#define PC_PTE_REMOVED (1 << 9)

/* Exceptions end in a report; its formatting needs about 1 KiB. */
#define PC_TRAP_STACK_BYTES 4096

#ifndef __ASSEMBLER__

extern uint64_t pc_pml4[], pc_pdpt[], pc_pd[], pc_pt[];
extern uint64_t pc_gdt[];
extern char pc_trap_stack[]; /* pc_pml4 is its guard page */

/* Memory is mapped below this: what one table of the third level maps. */
#define PC_HIGHEST (512UL << 30)

/* Fills the task state: exceptions get a stack of their own. */
void pc_gdt_init(void);

/* What traps.S pushes: general registers, vector and error code, then what the
 * CPU pushed (Intel SDM volume 3, 6.14.2). */
struct pc_trap {
	unsigned long r15, r14, r13, r12, r11, r10, r9, r8;
	unsigned long rbp, rdi, rsi, rdx, rcx, rbx, rax;
	unsigned long vector, error;
	unsigned long rip, cs, rflags, rsp, ss;
};
void pc_trap(struct pc_trap *t);

#endif
#endif
