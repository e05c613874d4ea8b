// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef LINUX_LINUX_H
#define LINUX_LINUX_H

#include <uk/boot.h>
#include <uk/crash.h>

struct linux_siginfo;
struct linux_ucontext;

/* What the kernel handed over, for exec'ing ourselves anew. */
extern char **linux_argv, **linux_environment;

/* What the image is told. */
extern struct uk_bootinfo linux_bootinfo;

/* What the kernel says of itself and the CPU: an entry of the auxiliary vector,
 * 0 if it is not there. */
unsigned long linux_auxiliary(unsigned long type);

/* Maps a first bit of RAM and the guard below the stack. */
void linux_mem_init(void);

/* Turns the signals of faults into crash reports. */
void linux_trap_init(void);

/* Whether a signal is a fault's, and so no interrupt. */
bool linux_trap_has(unsigned signo);

/* What kind of access SIGSEGV stopped; false if its address is not known. */
bool linux_fault_access(const struct linux_ucontext *uc,
			const struct linux_siginfo *info,
			enum uk_crash_access *access);

/* Signals that came while masked: whether there are any; run their handlers. */
bool linux_irq_pending(void);
void linux_irq_deliver(void);

/* Whether a reader found no input, so that input should end an idle. */
bool linux_console_wanted(void);

/* Input has ended an idle: until a reader asks anew, it ends no other. */
void linux_console_found(void);

/* Called before the process ends or starts anew; NULL: nothing to be done. */
extern void (*linux_at_end)(void);

#endif
