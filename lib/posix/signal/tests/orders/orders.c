// SPDX-License-Identifier: BSD-3-Clause
// Tests of orders from outside to stop: SIGTERM for who wants it.
#include <signal.h>
#include <uk/order.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <unistd.h>

enum { STATUS = 143 };

static int count;
static siginfo_t last;

static void note(int number, siginfo_t *info, void *context)
{
	(void)number;
	(void)context;
	count++;
	last = *info;
}

static bool has_action(const struct sigaction *action)
{
	count = 0;
	return sigaction(SIGTERM, action, NULL) == 0;
}

/* As it comes: from an interrupt's handler. */
static bool ordered(void)
{
	unsigned long flags = uk_plat_irq_save();
	bool told = uk_order_hook(STATUS);

	uk_plat_irq_restore(flags);
	return told;
}

static void is_not_told_who_wants_nothing(void)
{
	const struct sigaction usual = {.sa_handler = SIG_DFL},
			       ignored = {.sa_handler = SIG_IGN};

	UK_EXPECT(has_action(&usual));
	UK_EXPECT(!ordered());
	UK_EXPECT(has_action(&ignored));
	UK_EXPECT(!ordered());
	UK_EXPECT(has_action(&usual));
}

static void is_from_nobody_here(void)
{
	const struct sigaction action = {.sa_sigaction = note,
					 .sa_flags = SA_SIGINFO},
			       usual = {.sa_handler = SIG_DFL};

	UK_EXPECT(has_action(&action));
	UK_EXPECT(ordered());
	UK_EXPECT_INT(count, ==, 0);
	UK_EXPECT_INT(pause(), ==, -1);
	UK_EXPECT_INT(count, ==, 1);
	UK_EXPECT_INT(last.si_signo, ==, SIGTERM);
	UK_EXPECT_INT(last.si_pid, ==, 0);
	UK_EXPECT(has_action(&usual));
	UK_EXPECT(!ordered());
}

static void is_taken_by_sigwait(void)
{
	sigset_t term, before;
	const struct timespec at_once = {0};
	int number;

	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &term, &before), ==, 0);
	UK_EXPECT_INT(sigtimedwait(&term, NULL, &at_once), ==, -1);
	UK_EXPECT(ordered());
	UK_EXPECT_INT(sigwait(&term, &number), ==, 0);
	UK_EXPECT_INT(number, ==, SIGTERM);
	UK_EXPECT_INT(sigprocmask(SIG_SETMASK, &before, NULL), ==, 0);
}

/* Once it was waited for, it always is: in this order, and once. */
UK_TEST(order_is_sigterm)
{
	is_not_told_who_wants_nothing();
	is_from_nobody_here();
	is_taken_by_sigwait();
}
