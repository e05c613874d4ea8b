// SPDX-License-Identifier: BSD-3-Clause
// The PC: what x86 platforms build themselves from.
//
// For platform code only. Unless said otherwise: any context, no sleeping.
// This part implements the contracts <uk/plat.h> and <uk/io.h> but for console
// and end, which platforms have of their own (<uk/machine.h>).
// Chapters of the Intel SDM (volume 3) and of ACPI 6.4 are named in the
// sources.
#ifndef UK_PC_H
#define UK_PC_H

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

/* Serial port, 16550 ----------------------------------------------------- */

void uk_pc_serial_init(void);
void uk_pc_serial_write(const char *buf, size_t len);
/* The count, or 0. There is no end of input on a wire. */
int uk_pc_serial_read(char *buf, size_t len);

/* Interrupts ------------------------------------------------------------- */

/* Takes over from the firmware: everything masked. */
void uk_pc_irq_init(void);

/* Time ------------------------------------------------------------------- */

static inline uint64_t uk_pc_tsc(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return (uint64_t)high << 32 | low;
}

/* Rate of the TSC; the first call may measure it, for 10 ms. */
uint64_t uk_pc_tsc_hz(void);

/* Halts until an interrupt or the moment on uk_pc_tsc; interrupts masked before
 * and after. UINT64_MAX: no deadline. */
void uk_pc_timer_idle(uint64_t deadline_tsc);

/* End -------------------------------------------------------------------- */

/* Tells where ACPI's tables start, if the firmware did. */
void uk_pc_acpi_init(uint64_t rsdp);

/* Switches the machine off by ACPI; returns if it cannot. */
void uk_pc_power_off(void);

/* Resets the machine, by ACPI, else by what PCs have always had. */
UK_NORETURN void uk_pc_power_reset(void);

#endif
