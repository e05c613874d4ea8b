// SPDX-License-Identifier: BSD-3-Clause
// What the parts of the Arm machine say to each other; also for assembly.
#ifndef ARM_ARM_H
#define ARM_ARM_H

/* Processor modes (Arm Architecture Reference Manual ARMv7-A, B1.3.1). */
#define ARM_MODE_SVC 0x13
#define ARM_MODE_ABT 0x17
#define ARM_MODE_HYP 0x1a

/* What a section of 1 MiB is, in a table of the first level (B3.5.1). */
#define ARM_SECTION       (1 << 1)
#define ARM_SECTION_NO_EX (1 << 4)
#define ARM_SECTION_RW    (1 << 10)
#define ARM_SECTION_RO    ((1 << 15) | (1 << 10))
/* Written back, allocated on reads and writes, shared by all CPUs. */
#define ARM_SECTION_RAM    ((1 << 16) | (1 << 12) | (1 << 3) | (1 << 2))
#define ARM_SECTION_DEVICE (1 << 2)

/* The vectors that end in a report (B1.8.1). */
#define ARM_VECTOR_UNDEFINED  1
#define ARM_VECTOR_SUPERVISOR 2
#define ARM_VECTOR_PREFETCH   3
#define ARM_VECTOR_DATA       4
#define ARM_VECTOR_FAST       7

/* Its formatting needs about 1 KiB. */
#define ARM_TRAP_STACK_BYTES 4096

#ifndef __ASSEMBLER__

#include <uk/arm.h>

/* The table of the first level: an entry for each MiB. */
extern uint32_t arm_tables[];
extern char arm_trap_stack[]; /* the page below is its guard */

/* What traps.S pushes. */
struct arm_trap {
	unsigned long r[13], sp, lr;
	unsigned long pc; /* as the CPU left it: a little later than the trap */
	unsigned long cpsr;
};
UK_NORETURN void arm_trap(const struct arm_trap *t, unsigned vector);

/* Calls the firmware, or the hypervisor, with a function's number (SMC Calling
 * Convention, 2.7); what it returns. */
long arm_call_smc(unsigned long function);
long arm_call_hvc(unsigned long function);

#endif
#endif
