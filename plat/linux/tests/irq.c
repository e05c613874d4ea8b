// SPDX-License-Identifier: BSD-3-Clause
// Tests: signals as interrupts, sent to the process by itself.
#include "sys.h"

#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>

enum { SIGKILL = 9, SIGUSR1 = 10, SIGUSR2 = 12, SIGSTOP = 19 };

static int first, second;
static unsigned long flags_inside;

static void count(void *arg)
{
	flags_inside = uk_plat_irq_save();
	uk_plat_irq_restore(flags_inside);
	++*(int *)arg;
}

static void raise_signal(int signo)
{
	linux_call3(SYS_KILL, linux_call3(SYS_GETPID, 0, 0, 0), signo, 0);
}

static int attach(void)
{
	static bool done;
	int error = 0;

	first = second = 0;
	if (!done)
		error = uk_plat_irq_attach(SIGUSR1, count, &first) < 0 ||
			uk_plat_irq_attach(SIGUSR2, count, &second) < 0 ||
			uk_plat_irq_attach(SIGUSR2, count, &second) < 0;
	done = true;
	return error;
}

UK_TEST(signal_comes_at_once_and_runs_masked)
{
	UK_EXPECT_INT(attach(), ==, 0);
	raise_signal(SIGUSR1);
	UK_EXPECT_INT(first, ==, 1);
	UK_EXPECT_INT(flags_inside, ==, 0);
	raise_signal(SIGUSR2);
	UK_EXPECT_INT(second, ==, 2); /* both of its handlers */
}

UK_TEST(signal_while_masked_waits_for_the_last_restore)
{
	UK_EXPECT_INT(attach(), ==, 0);
	unsigned long outer = uk_plat_irq_save();
	unsigned long inner = uk_plat_irq_save();

	raise_signal(SIGUSR1);
	raise_signal(SIGUSR2);
	uk_plat_irq_restore(inner);
	int early = first + second;

	uk_plat_irq_restore(outer);
	UK_EXPECT_INT(early, ==, 0);
	UK_EXPECT_INT(first, ==, 1);
	UK_EXPECT_INT(second, ==, 2);
}

UK_TEST(signal_ends_an_idle_without_deadline)
{
	UK_EXPECT_INT(attach(), ==, 0);
	unsigned long flags = uk_plat_irq_save();

	raise_signal(SIGUSR1);
	uk_plat_idle(UK_PLAT_FOREVER);
	int inside = first;

	uk_plat_irq_restore(flags);
	UK_EXPECT_INT(inside, ==, 1);
	UK_EXPECT_INT(first, ==, 1);
}

UK_TEST(signal_masked_by_number_waits_for_its_unmask)
{
	UK_EXPECT_INT(attach(), ==, 0);
	uk_plat_irq_mask(SIGUSR1);
	raise_signal(SIGUSR1);
	raise_signal(SIGUSR2);
	UK_EXPECT_INT(first, ==, 0);
	UK_EXPECT_INT(second, ==, 2);
	uk_plat_irq_unmask(SIGUSR1);
	UK_EXPECT_INT(first, ==, 1);
}

static void again(void *arg)
{
	++*(int *)arg;
	raise_signal(SIGUSR1);
	raise_signal(SIGUSR2);
}

/* What comes while a handler runs is neither nested nor lost. */
UK_TEST(signal_from_a_handler_follows_it)
{
	enum { SIGURG = 23 };
	static int rounds;

	UK_EXPECT_INT(attach(), ==, 0);
	UK_EXPECT_INT(uk_plat_irq_attach(SIGURG, again, &rounds), ==, 0);
	raise_signal(SIGURG);
	UK_EXPECT_INT(rounds, ==, 1);
	UK_EXPECT_INT(first, ==, 1);
	UK_EXPECT_INT(second, ==, 2);
}

UK_TEST(signal_of_a_fault_or_a_kill_is_no_interrupt)
{
	static const unsigned none[] = {
	    0, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGKILL, SIGSTOP, 65};

	for (size_t i = 0; i < UK_ARRAY_LEN(none); i++)
		UK_EXPECT_INT(uk_plat_irq_attach(none[i], count, &first), ==,
			      -EINVAL);
}

static volatile int leaves, first_then;
static volatile unsigned long flags_at_leave;

static void on_leave(void)
{
	flags_at_leave = uk_plat_irq_save();
	uk_plat_irq_restore(flags_at_leave);
	first_then = first;
	leaves++;
}

UK_TEST(signal_is_left_masked_when_its_handlers_have_run)
{
	uk_plat_hook_fn *owner = uk_irq_leave_hook;

	UK_EXPECT_INT(attach(), ==, 0);
	leaves = 0;
	uk_irq_leave_hook = on_leave;
	raise_signal(SIGUSR1);
	int at_once = leaves;
	unsigned long flags = uk_plat_irq_save();

	raise_signal(SIGUSR1);
	raise_signal(SIGUSR2);
	int masked = leaves;

	uk_plat_irq_restore(flags);
	uk_irq_leave_hook = owner;
	UK_EXPECT_INT(at_once, ==, 1);
	UK_EXPECT_INT(masked, ==, 1);
	UK_EXPECT_INT(leaves, ==, 2);
	UK_EXPECT_INT(first_then, ==, 2);
	UK_EXPECT_INT(flags_at_leave, ==, 0);
}
