// SPDX-License-Identifier: BSD-3-Clause
// What the parts of the PC say to each other; also for assembly.
#ifndef PC_PC_H
#define PC_PC_H

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

/* Interrupt vectors: 32 exceptions, then the interrupts of the controllers. */
#define PC_VECTOR_IRQ      32
#define PC_IRQS            24
#define PC_VECTOR_TIMER    (PC_VECTOR_IRQ + PC_IRQS)
#define PC_VECTOR_SPURIOUS 63
#define PC_VECTORS         64

/* Exceptions end in a report; its formatting needs about 1 KiB. */
#define PC_TRAP_STACK_BYTES 4096

#ifndef __ASSEMBLER__

#include <uk/acpi.h>
#include <uk/pc.h>

extern uint64_t pc_pml4[], pc_pdpt[], pc_pd[], pc_pt[];
extern uint64_t pc_gdt[];
extern char pc_trap_stack[]; /* pc_pml4 is its guard page */

/* Memory is mapped below this: what one table of the third level maps. */
#define PC_HIGHEST (512UL << 30)

/* Has [phys, phys + bytes) be there to read, as firmware's tables are, and
 * cached; NULL if no table page is left, or if it is not to be touched. */
const void *pc_paging_reach(uint64_t phys, size_t bytes);

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

/* Runs the handlers of an interrupt's vector, and ends it. */
void pc_irq_handle(unsigned vector);

static inline void pc_cpuid(uint32_t leaf, uint32_t out[4])
{
	__asm__ volatile("cpuid"
			 : "=a"(out[0]), "=b"(out[1]), "=c"(out[2]),
			   "=d"(out[3])
			 : "a"(leaf), "c"(0));
}
enum { PC_EAX, PC_EBX, PC_ECX, PC_EDX };

static inline uint64_t pc_rdmsr(uint32_t msr)
{
	uint32_t low, high;

	__asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
	return (uint64_t)high << 32 | low;
}

static inline void pc_wrmsr(uint32_t msr, uint64_t value)
{
	__asm__ volatile("wrmsr" ::"c"(msr), "a"((uint32_t)value),
			 "d"((uint32_t)(value >> 32))
			 : "memory");
}

/* A clock to measure others by. */
struct pc_counter {
	uint64_t hz; /* 0: not known */
	/* Starts counting anew. */
	void (*start)(void);
	/* How far it counted; false once it cannot tell, as where there is no
	 * such clock. */
	bool (*read)(uint64_t *ticks);
};

/* The same time by two clocks. */
struct pc_interval {
	uint64_t tsc, ticks;
};

/* Lets both clocks go on until either shows `least` or more. False where the
 * counter does not count. Interrupts masked. */
bool pc_measure(const struct pc_counter *counter, struct pc_interval least,
		struct pc_interval *out) UK_MUST_CHECK;

/* NULL where the machine has no such clock. */
const struct pc_counter *pc_hpet_counter(void);
const struct pc_counter *pc_pit_counter(void);
const struct pc_counter *pc_pm_counter(void);
const struct pc_counter *pc_apic_counter(void);

/* The rate of the TSC by a counter, which may be NULL; 0 if it cannot be had.
 * Interrupts masked. */
uint64_t pc_tsc_hz_by(const struct pc_counter *counter);

/* The local APIC; false where the CPU has none or no table page is left. */
bool pc_apic_init(void);
void pc_apic_end(void);
uint32_t pc_apic_id(void);
/* Its timer: the mode, with PC_VECTOR_TIMER; the ticks to count down. */
void pc_apic_timer_mode(uint32_t mode);
void pc_apic_timer_count(uint32_t ticks);
/* One interrupt on PC_VECTOR_TIMER when uk_pc_tsc reaches `deadline`. */
void pc_apic_timer(uint64_t deadline);

/* A pin of an I/O APIC: its window, and the first of the pin's two registers.
 */
struct pc_ioapic_pin {
	volatile uint32_t *window;
	unsigned reg;
};

/* Routes a global system interrupt, masked; false if no I/O APIC has it. */
bool pc_ioapic_route(struct pc_ioapic_pin *pin, const struct uk_acpi_irq *irq,
		     unsigned vector);
void pc_ioapic_mask(const struct pc_ioapic_pin *pin, bool mask);

/* The pair of 8259s; all masked after init. */
void pc_pic_init(void);
void pc_pic_mask(unsigned irq, bool mask);
void pc_pic_end(unsigned irq);

#define PC_PIT_HZ 1193182
/* Has the PIT count so many ticks down; reads how many are left, false once
 * they are over or where there is no PIT. */
void pc_pit_start(uint16_t ticks);
bool pc_pit_count(uint16_t *count);
/* One interrupt on IRQ 0 after at most so many ticks. */
void pc_pit_timer(uint64_t ticks);

/* The machine's tables. */
const struct uk_acpi *pc_acpi(void);

/* Has firmware hand over what ACPI describes. False if it does not within a
 * second, or if the machine has no such registers. */
bool pc_power_enable_acpi(const struct uk_acpi_table *fadt);

#endif
#endif
