// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: all that differs between ring 0, a guest and a
// process.
//
// Every platform defines every symbol below, strongly; the build compares. Only
// the hooks are base's.
// Unless a comment says otherwise a function may be called in any context,
// interrupt handlers included, and does not sleep.
#ifndef UK_PLAT_H
#define UK_PLAT_H

#include <uk/base.h>

/* The platform's name as users type it: "kvm", "linux". */
extern const char uk_plat_name[];

/* Console ---------------------------------------------------------------- */

enum uk_plat_stream {
	UK_PLAT_OUT, /* what the program prints */
	UK_PLAT_LOG, /* messages, crash reports; the same device on a machine */
};

/* Writes all of `buf`, as bytes; a machine's console adds CR before LF. Works
 * from the first line of C on, and in a crash. */
void uk_plat_console_write(enum uk_plat_stream stream, const char *buf,
			   size_t len);

/* Takes what has been typed, up to `len` bytes; a machine's console takes CR,
 * which ends a line there, as LF. Returns the count, 0 if there is nothing yet,
 * -EPIPE if there will never be more. After a 0, input ends uk_plat_idle early.
 */
int uk_plat_console_read(char *buf, size_t len) UK_MUST_CHECK;

/* A console that a driver has found, on machines alone: whatever is written
 * goes there too, and what is typed there is read. Both are as the two above.
 * NULL: there is none. Only with CONFIG_MACHINE_CONSOLES. */
struct uk_plat_console_ops {
	void (*write)(const char *buf, size_t len);
	int (*read)(char *buf, size_t len);
};
extern const struct uk_plat_console_ops *uk_console_hook;

/* What is at the console's other end. */
enum uk_plat_console {
	UK_PLAT_CONSOLE_KEYS,   /* a terminal that sends keys as they come */
	UK_PLAT_CONSOLE_EDITED, /* one that edits lines, and echoes, itself */
	UK_PLAT_CONSOLE_FILE,   /* no terminal: nobody edits or looks */
};

/* Tells; a terminal that edits is told what it is to do from now on, and edits
 * no more without `lines`. At the image's end it is as it was. */
enum uk_plat_console uk_plat_console_edit(bool lines, bool echo);

/* Memory ----------------------------------------------------------------- */

enum {
	UK_PLAT_NONE = 0, /* any access traps */
	UK_PLAT_READ = 1 << 0,
	UK_PLAT_WRITE = 1 << 1, /* implies READ */
	UK_PLAT_EXEC = 1 << 2,  /* implies READ; never with WRITE */
};

/* Changes the protection of whole pages of RAM. Returns 0, -EINVAL for an
 * address that is not page-aligned or not RAM, or for WRITE with EXEC,
 * -ENOMEM if page tables are needed and cannot be had. Not in interrupt
 * handlers. */
int uk_plat_mem_protect(void *addr, size_t bytes, unsigned prot) UK_MUST_CHECK;

/* Threads ---------------------------------------------------------------- */

/* Sets the CPU's thread pointer (x86_64: FS base), which TLS is relative to. */
void uk_plat_thread_pointer_set(void *tp);

/* Interrupts ------------------------------------------------------------- */

/* Masks interrupts on this CPU; returns what uk_plat_irq_restore wants back:
 * 0 if they were masked already, else 1. Nests. Never a system call. */
unsigned long uk_plat_irq_save(void);
void uk_plat_irq_restore(unsigned long flags);
#define UK_PLAT_IRQ_ON 1UL

/* Runs with interrupts masked. It quiets its device, then the platform ends
 * the interrupt. */
typedef void uk_plat_irq_fn(void *arg);

/* Has `fn` called for interrupt `irq` (a number the platform's bus or device
 * description gave) and unmasks it. Several handlers may share one. Returns 0,
 * -EINVAL for no such interrupt, -ENOSPC if there is no room for another
 * handler. */
int uk_plat_irq_attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
    UK_MUST_CHECK;
void uk_plat_irq_mask(unsigned irq);
void uk_plat_irq_unmask(unsigned irq);

typedef void uk_plat_hook_fn(void);

/* Called at the end of every interrupt of code that had them let in,
 * uk_plat_idle among it: its handlers have run, the controller knows, and what
 * it left to do later is done. NULL: nobody is. Interrupts masked, on the stack
 * of that code, which goes on when the hook returns: meanwhile it may switch to
 * another context, where nothing of the interrupt is left. Whoever switches
 * keeps the FPU's registers, of which handlers use none. */
extern uk_plat_hook_fn *uk_irq_leave_hook;

/* Time ------------------------------------------------------------------- */

/* A counter that only grows, cheap to read; and its rate in Hz, never 0. The
 * first call of the rate may calibrate, for a few milliseconds. */
uint64_t uk_plat_ticks(void);
uint64_t uk_plat_ticks_hz(void);

/* Nanoseconds since some moment at or before boot; never steps. */
uint64_t uk_plat_time_ns(void);

/* Nanoseconds since 1970-01-01 UTC; 0 if the machine does not know. */
uint64_t uk_plat_wall_ns(void);

/* No deadline. */
#define UK_PLAT_FOREVER UINT64_MAX

/* Has uk_timer_hook called when uk_plat_time_ns() has reached `deadline_ns`,
 * never before: at once if that is past, as soon as interrupts are let in.
 * There is one deadline, which this call replaces, whatever uk_plat_idle waits
 * for. */
void uk_plat_timer_set(uint64_t deadline_ns);

/* Called in an interrupt, masked. No deadline is left: it may set the next.
 * NULL: nobody is. */
extern uk_plat_hook_fn *uk_timer_hook;

/* Gives the CPU away until an interrupt was handled or uk_plat_time_ns()
 * reaches `deadline_ns`. May return early. Call with interrupts masked: they
 * are let in only while idle, so none is missed between the caller's check and
 * its sleep; they are masked again on return. Not in interrupt handlers. */
void uk_plat_idle(uint64_t deadline_ns);

/* Entropy ---------------------------------------------------------------- */

/* Fills `buf` from the machine's generator. Returns 0, or -ENOTSUP where there
 * is none or it fails: never a guess. */
int uk_plat_entropy(void *buf, size_t bytes) UK_MUST_CHECK;

/* Whom that asks on a machine whose CPU has no generator: a device's driver. It
 * may take its time. NULL: nobody is. */
typedef int uk_plat_entropy_fn(void *buf, size_t bytes);
extern uk_plat_entropy_fn *uk_entropy_hook;

/* End -------------------------------------------------------------------- */

/* Ends the image in order, with main's status where a machine can carry one. */
UK_NORETURN void uk_plat_stop(int status);

/* Starts the machine, or the program, anew; panics where that cannot be. */
UK_NORETURN void uk_plat_restart(void);

/* Ends the image as crashed, status 134, after the report was printed. */
UK_NORETURN void uk_plat_crash(void);

/* What an image is to end with that was told to stop, if it has nothing better
 * to say. In an interrupt handler. */
typedef void uk_plat_order_fn(int status);

/* Has `fn` called whenever somebody outside tells the image to stop: by a
 * signal of the host, by the machine's power button. Once. Returns 0, -ENOTSUP
 * where nobody can, or what uk_plat_irq_attach has. */
int uk_plat_order_attach(uk_plat_order_fn *fn) UK_MUST_CHECK;

#endif
