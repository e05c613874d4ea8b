// SPDX-License-Identifier: BSD-3-Clause
// Faults: the signals that the CPU's exceptions become, as crash reports.
#include "linux.h"
#include "sys.h"

#include <uk/crash.h>
#include <uk/plat.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* Handlers need a stack of their own when the fault is the stack's end. Its
 * first page is a guard. */
static char signal_stack[PAGE + (16 << 10)] UK_ALIGNED(PAGE);

static const char *reason_of(int signo)
{
	switch (signo) {
	case SIGILL:
		return "invalid instruction";
	case SIGTRAP:
		return "breakpoint";
	case SIGFPE:
		return "arithmetic error";
	case SIGBUS:
		return "bus error";
	default:
		return "general protection fault";
	}
}

static void on_fault(int signo, struct linux_siginfo *info,
		     struct linux_ucontext *uc)
{
	enum { FROM_A_PROCESS = 0, NOT_PERMITTED = 2 };
	struct uk_arch_regs regs;
	struct uk_crash crash = {.regs = &regs, .reason = reason_of(signo)};
	enum uk_crash_access access;

	linux_regs(&regs, uc);
	if (info->code <= FROM_A_PROCESS) {
		crash.reason = "signal of another process";
	} else if (signo == SIGSEGV && linux_fault_access(uc, info, &access)) {
		crash.has_address = true;
		crash.address = info->address;
		crash.reason = uk_crash_access_reason(
		    access, info->address, info->code == NOT_PERMITTED);
	}
	uk_arch_frame_of(&crash.frame, &regs);
	uk_crash(&crash);
}

static const uint8_t faults[] = {SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV};

#define FAULT_BITS                                                       \
	(SIGNAL_BIT(SIGILL) | SIGNAL_BIT(SIGTRAP) | SIGNAL_BIT(SIGBUS) | \
	 SIGNAL_BIT(SIGFPE) | SIGNAL_BIT(SIGSEGV))

bool linux_trap_has(unsigned signo)
{
	return FAULT_BITS & SIGNAL_BIT(signo);
}

void linux_trap_init(void)
{
	struct linux_sigstack stack = {
	    .base = signal_stack + PAGE,
	    .bytes = sizeof(signal_stack) - PAGE,
	};

	linux_call3(SYS_MPROTECT, (long)signal_stack, PAGE, 0);
	linux_call3(SYS_SIGALTSTACK, (long)&stack, 0, 0);
	/* An interrupt might switch to code whose fault would need that stack,
	 * too. */
	for (unsigned i = 0; i < UK_ARRAY_LEN(faults); i++)
		linux_signal(faults[i], on_fault, SA_ONSTACK | SA_NODEFER,
			     ~FAULT_BITS);
}
