// SPDX-License-Identifier: BSD-3-Clause
// The CPU of a PC in ring 0, and its memory: what x86 platforms build
// themselves from.
//
// For platform code only. Unless said otherwise: any context, no sleeping.
// Of the contracts <uk/plat.h> and <uk/io.h> this part implements memory,
// device registers, masking interrupts, the thread pointer and entropy.
// Chapters of the Intel SDM (volume 3) are named in the sources. Also for
// assembly.
#ifndef UK_PC_H
#define UK_PC_H

/* Interrupt vectors: 32 exceptions, then interrupts. Each takes 32 bytes, and
 * only devices of PCI have many. */
#define UK_PC_VECTOR_IRQ 32
#ifdef CONFIG_PCI_DRIVERS
#define UK_PC_VECTORS 128
#else
#define UK_PC_VECTORS 64
#endif

#ifndef __ASSEMBLER__

#include <uk/boot.h>
#include <uk/crash.h>

/* Ports ------------------------------------------------------------------ */

static inline void uk_pc_out8(uint16_t port, uint8_t value)
{
	__asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port));
}

static inline void uk_pc_out16(uint16_t port, uint16_t value)
{
	__asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port));
}

static inline uint8_t uk_pc_in8(uint16_t port)
{
	uint8_t value;

	__asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
	return value;
}

static inline uint16_t uk_pc_in16(uint16_t port)
{
	uint16_t value;

	__asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port));
	return value;
}

static inline void uk_pc_out32(uint16_t port, uint32_t value)
{
	__asm__ volatile("outl %0, %1" ::"a"(value), "Nd"(port));
}

static inline uint32_t uk_pc_in32(uint16_t port)
{
	uint32_t value;

	__asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port));
	return value;
}

/* Entry ------------------------------------------------------------------ */

/* Where 32-bit entry code jumps: protected mode, flat, paging off, `info` in
 * ebx, `magic` in eax. Goes on in 64-bit mode, first GiB mapped one to one, on
 * the boot stack, in the platform's uk_pc_start. */
void uk_pc_boot32(void);
/* The platform's: where 32-bit code ends that cannot go on, having said why on
 * the serial port; esi points to what it said, which ends in CR, LF. */
UK_NORETURN void uk_pc_boot32_failed(void);
UK_NORETURN void uk_pc_start(unsigned long info, unsigned long magic);

/* Memory as it is mapped until uk_pc_paging_init; NULL if it is not. */
const void *uk_pc_boot_reach(uint64_t phys, size_t bytes);

/* Traps ------------------------------------------------------------------ */

/* Loads GDT, TSS and IDT: from here on an exception is a crash report. */
void uk_pc_trap_init(void);

/* Memory ----------------------------------------------------------------- */

/* Replaces the entry's page tables by the final ones: W^X for the image, page
 * zero and the stacks' guards unmapped, free RAM, command line and initrd
 * writable and not executable. Takes the tables' memory out of `info`. Panics
 * if there is none. */
void uk_pc_paging_init(struct uk_bootinfo *info);

/* Has [phys, phys + bytes) be there to read, as firmware's tables are, and
 * cached; NULL if no table page is left, or if it is not to be touched. */
const void *uk_pc_paging_reach(uint64_t phys, size_t bytes);

/* Interrupts ------------------------------------------------------------- */

/* The platform's, or its interrupt controller's: runs the handlers of a vector,
 * from UK_PC_VECTOR_IRQ on, ends the interrupt, and last calls uk_irq_leave. */
void uk_pc_irq_handle(unsigned vector);

/* Halts until an interrupt came, one that waits included: sti lets them in only
 * after the next instruction, and none can slip in before hlt. Interrupts
 * masked before and after. */
static inline void uk_pc_halt(void)
{
	__asm__ volatile("sti; hlt; cli" ::: "memory");
}

/* Gives interrupts that wait their turn. The same. */
static inline void uk_pc_let_interrupts_in(void)
{
	__asm__ volatile("sti; nop; cli" ::: "memory");
}

/* Registers -------------------------------------------------------------- */

static inline uint64_t uk_pc_tsc(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return (uint64_t)high << 32 | low;
}

enum { UK_PC_EAX, UK_PC_EBX, UK_PC_ECX, UK_PC_EDX };

static inline void uk_pc_cpuid(uint32_t leaf, uint32_t out[4])
{
	__asm__ volatile("cpuid"
			 : "=a"(out[UK_PC_EAX]), "=b"(out[UK_PC_EBX]),
			   "=c"(out[UK_PC_ECX]), "=d"(out[UK_PC_EDX])
			 : "a"(leaf), "c"(0));
}

static inline uint64_t uk_pc_rdmsr(uint32_t msr)
{
	uint32_t low, high;

	__asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
	return (uint64_t)high << 32 | low;
}

static inline void uk_pc_wrmsr(uint32_t msr, uint64_t value)
{
	__asm__ volatile("wrmsr" ::"c"(msr), "a"((uint32_t)value),
			 "d"((uint32_t)(value >> 32))
			 : "memory");
}

#endif
#endif
