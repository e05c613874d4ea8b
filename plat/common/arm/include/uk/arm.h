// SPDX-License-Identifier: BSD-3-Clause
// The Arm machine: what platforms for it build themselves from, part by part.
//
// For platform code only. Unless said otherwise: any context, no sleeping. The
// parts also define what a machine has to of <uk/plat.h> and <uk/io.h>: memory
// protection, interrupt masks, clocks and idle, the thread pointer, device
// registers. Sections of the manuals are named in the sources.
#ifndef UK_ARM_H
#define UK_ARM_H

#include <uk/boot.h>
#include <uk/crash.h>
#include <uk/fdt.h>

/* Entry ------------------------------------------------------------------ */

/* Where the image starts, and its first instruction: SVC or HYP mode, MMU off,
 * anywhere in RAM, `info` in r2. Goes on where the image is linked, MMU on, on
 * the boot stack, in the platform's uk_arm_start. */
void uk_arm_boot(void);
UK_NORETURN void uk_arm_start(unsigned long info);

/* The platform's, in assembly, for the way there: where it ends if it cannot go
 * on, with the reason's address in r0. No stack, MMU off, and perhaps not where
 * it is linked. */
void uk_arm_boot_failed(void);
/* For that: writes the text at r0 to the PL011 at r1; uses r2, r3. */
void uk_arm_boot_say(void);

/* Memory ----------------------------------------------------------------- */

/* Has [phys, phys + bytes) be there to read, as what firmware left, and cached;
 * NULL if it is not to be touched. */
const void *uk_arm_paging_reach(uint64_t phys, size_t bytes);

/* Makes the entry's page tables the final ones: W^X for the image, page zero
 * and the stacks' guards unmapped, other RAM writable and not executable. Takes
 * the tables' memory out of `info`. Panics if there is none. */
void uk_arm_paging_init(struct uk_bootinfo *info);

/* Serial port, PL011 ----------------------------------------------------- */

/* From here on there is a console. Its rate is set by that of its clock, below
 * 1 GHz; 0: it is left as it is. */
void uk_arm_serial_init(uint64_t phys, unsigned clock_hz);
/* Its interrupt; without one input ends no idle. */
void uk_arm_serial_use_irq(unsigned irq);
void uk_arm_serial_write(const char *buf, size_t len);
/* The count, or 0. There is no end of input on a wire. */
int uk_arm_serial_read(char *buf, size_t len);

/* Interrupts ------------------------------------------------------------- */

/* The interrupt controller's: has the handlers of all that is pending run, ends
 * it, and last calls uk_irq_leave. Called with interrupts masked. */
void uk_arm_irq_handle(void);

/* Time ------------------------------------------------------------------- */

/* The generic timer's interrupt, by which deadlines are met, and its rate;
 * 0: the one that the firmware left. Panics if that is none. */
void uk_arm_time_init(unsigned irq, uint32_t hz);

/* Where the real-time clock is, a PL031. */
void uk_arm_rtc_init(uint64_t phys);
/* Or who else tells: nanoseconds since 1970-01-01 UTC, 0 if it does not. */
void uk_arm_rtc_use(uint64_t (*ns)(void));

/* End -------------------------------------------------------------------- */

enum uk_arm_psci { UK_ARM_PSCI_NONE, UK_ARM_PSCI_HVC, UK_ARM_PSCI_SMC };

/* By which instruction PSCI is called. */
void uk_arm_psci_init(enum uk_arm_psci by);
/* Both return where there is no PSCI. */
void uk_arm_psci_off(void);
void uk_arm_psci_reset(void);

/* Device tree ------------------------------------------------------------ */

/* Starts what the tree has of the above: serial port, timer, clock, PSCI.
 * `irq_of` makes a number of what is said to the interrupt controller, or
 * -errno. */
void uk_arm_devtree_init(const struct uk_fdt *fdt,
			 int (*irq_of)(const struct uk_fdt_irq *irq));

#endif
