// SPDX-License-Identifier: BSD-3-Clause
// Tests of signals: sets, handlers, masks, waiting.
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/thread.h>
#include <unistd.h>

static char order[16];
static siginfo_t last;

static void note(int number)
{
	strcat(order, number == SIGUSR1 ? "1" : "2");
	errno = 99;
}

static void note_info(int number, siginfo_t *info, void *context)
{
	(void)context;
	note(number);
	last = *info;
}

static int handle(int number, int flags, sigset_t mask)
{
	const struct sigaction action = {
	    .sa_sigaction = note_info,
	    .sa_flags = flags | SA_SIGINFO,
	    .sa_mask = mask,
	};

	order[0] = '\0';
	return sigaction(number, &action, NULL);
}

UK_TEST(has_sets)
{
	sigset_t set;

	UK_EXPECT_INT(sigemptyset(&set), ==, 0);
	UK_EXPECT_INT(sigaddset(&set, SIGUSR2), ==, 0);
	UK_EXPECT_INT(sigismember(&set, SIGUSR2), ==, 1);
	UK_EXPECT_INT(sigismember(&set, SIGUSR1), ==, 0);
	UK_EXPECT_INT(sigfillset(&set), ==, 0);
	UK_EXPECT_INT(sigdelset(&set, SIGUSR1), ==, 0);
	UK_EXPECT_INT(sigismember(&set, SIGUSR1), ==, 0);
	UK_EXPECT_INT(sigismember(&set, SIGHUP), ==, 1);
	UK_EXPECT_INT(sigaddset(&set, NSIG), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(sigismember(&set, 0), ==, -1);
}

UK_TEST(calls_the_handler_before_raise_returns)
{
	UK_EXPECT_INT(handle(SIGUSR1, 0, 0), ==, 0);
	errno = 5;
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT_INT(errno, ==, 5);
	UK_EXPECT_STR(order, "1");
	UK_EXPECT_INT(kill(getpid(), SIGUSR1), ==, 0);
	UK_EXPECT_STR(order, "11");
	UK_EXPECT_INT(last.si_signo, ==, SIGUSR1);
	UK_EXPECT_INT(last.si_code, ==, SI_USER);
	UK_EXPECT_INT(kill(getpid(), 0), ==, 0);
	UK_EXPECT_INT(kill(getpid() + 1, SIGUSR1), ==, -1);
	UK_EXPECT_INT(errno, ==, ESRCH);
	UK_EXPECT_INT(kill(getpid(), NSIG), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT(signal(SIGKILL, note) == SIG_ERR);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

UK_TEST(keeps_what_is_blocked_for_later)
{
	const sigset_t one = 1UL << SIGUSR1;
	const union sigval value = {.sival_int = 7};
	sigset_t old, pending;

	UK_EXPECT_INT(handle(SIGUSR1, 0, 0), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &one, &old), ==, 0);
	UK_EXPECT_INT(sigqueue(getpid(), SIGUSR1, value), ==, 0);
	UK_EXPECT_INT(sigqueue(getpid(), SIGUSR1, value), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_STR(order, "");
	UK_EXPECT_INT(sigpending(&pending), ==, 0);
	UK_EXPECT_INT(pending, ==, one);
	UK_EXPECT_INT(sigprocmask(SIG_SETMASK, &old, NULL), ==, 0);
	UK_EXPECT_STR(order, "1");
	UK_EXPECT_INT(last.si_value.sival_int, ==, 7);
	UK_EXPECT_INT(sigpending(&pending), ==, 0);
	UK_EXPECT_INT(pending, ==, 0);
	UK_EXPECT_INT(sigprocmask(9, &one, NULL), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

static void send_both(int number)
{
	if (order[0] == '\0') {
		strcat(order, "(");
		raise(number);
		raise(SIGUSR2);
		strcat(order, ")");
	} else {
		strcat(order, "1");
	}
}

UK_TEST(blocks_while_a_handler_runs)
{
	struct sigaction action = {.sa_handler = send_both,
				   .sa_mask = 1UL << SIGUSR2};

	UK_EXPECT_INT(handle(SIGUSR2, 0, 0), ==, 0);
	UK_EXPECT_INT(sigaction(SIGUSR1, &action, NULL), ==, 0);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT_STR(order, "()12");
	action.sa_flags = SA_NODEFER | SA_RESETHAND;
	action.sa_handler = note;
	order[0] = '\0';
	UK_EXPECT_INT(sigaction(SIGUSR1, &action, NULL), ==, 0);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT_INT(sigaction(SIGUSR1, NULL, &action), ==, 0);
	UK_EXPECT(action.sa_handler == SIG_DFL);
}

UK_TEST(forgets_what_is_ignored)
{
	const sigset_t one = 1UL << SIGUSR1;
	sigset_t pending;

	UK_EXPECT_INT(raise(SIGCHLD), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &one, NULL), ==, 0);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT(signal(SIGUSR1, SIG_IGN) != SIG_ERR);
	UK_EXPECT_INT(sigpending(&pending), ==, 0);
	UK_EXPECT_INT(pending, ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_UNBLOCK, &one, NULL), ==, 0);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
}

static void *unblock_later(void *arg)
{
	const sigset_t one = 1UL << SIGUSR1;

	pthread_sigmask(SIG_BLOCK, &one, NULL);
	pthread_kill(uk_thread_self(), SIGUSR1);
	uk_thread_yield();
	pthread_sigmask(SIG_UNBLOCK, &one, NULL);
	return arg;
}

UK_TEST(ignores_what_another_thread_was_sent_before)
{
	struct uk_thread *t;

	UK_EXPECT_INT(handle(SIGUSR1, 0, 0), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t, NULL, unblock_later, NULL), ==, 0);
	uk_thread_yield();
	UK_EXPECT(signal(SIGUSR1, SIG_IGN) != SIG_ERR);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT_STR(order, "");
}

UK_TEST(waits_for_an_alarm)
{
	const struct itimerval soon = {.it_value.tv_usec = 3000};
	struct itimerval left;
	sigset_t none = 0;

	UK_EXPECT_INT(handle(SIGALRM, 0, 0), ==, 0);
	UK_EXPECT_INT(alarm(100), ==, 0);
	UK_EXPECT_INT(getitimer(ITIMER_REAL, &left), ==, 0);
	UK_EXPECT_INT(left.it_value.tv_sec, >=, 90);
	UK_EXPECT_INT(setitimer(ITIMER_REAL, &soon, &left), ==, 0);
	UK_EXPECT_INT(left.it_value.tv_sec, >=, 90);
	UK_EXPECT_INT(sigsuspend(&none), ==, -1);
	UK_EXPECT_INT(errno, ==, EINTR);
	UK_EXPECT_STR(order, "2");
	UK_EXPECT_INT(last.si_code, ==, SI_TIMER);
	UK_EXPECT_INT(alarm(0), ==, 0);
	UK_EXPECT_INT(setitimer(ITIMER_VIRTUAL, &soon, NULL), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

static struct uk_thread *waiter;
static int got;

static void *send_one(void *arg)
{
	pthread_kill(waiter, SIGUSR2);
	return arg;
}

UK_TEST(takes_one_without_a_handler)
{
	const sigset_t both = 1UL << SIGUSR1 | 1UL << SIGUSR2;
	const struct timespec soon = {.tv_nsec = 1000000}, bad = {.tv_sec = -1};
	siginfo_t info;
	struct uk_thread *t;

	waiter = uk_thread_self();
	UK_EXPECT_INT(handle(SIGUSR2, 0, 0), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &both, NULL), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t, NULL, send_one, NULL), ==, 0);
	UK_EXPECT_INT(sigwait(&both, &got), ==, 0);
	UK_EXPECT_INT(got, ==, SIGUSR2);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(kill(0, SIGUSR2), ==, 0);
	UK_EXPECT_INT(sigwaitinfo(&both, &info), ==, SIGUSR2);
	UK_EXPECT_INT(info.si_signo, ==, SIGUSR2);
	UK_EXPECT_INT(sigtimedwait(&both, &info, &soon), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(sigtimedwait(&both, NULL, &bad), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_STR(order, "");
	UK_EXPECT_INT(sigprocmask(SIG_UNBLOCK, &both, NULL), ==, 0);
	UK_EXPECT_STR(order, "");
}

static int heard[8], times;

static void hear(int number, siginfo_t *info, void *context)
{
	(void)context;
	heard[times++ % 8] = number * 1000 + info->si_value.sival_int;
}

UK_TEST(realtime_signals_are_counted_and_in_order)
{
	const struct sigaction action = {
	    .sa_sigaction = hear, .sa_flags = SA_SIGINFO, .sa_mask = ~0ULL};
	const struct sigaction usual = {.sa_handler = SIG_DFL};
	sigset_t set = 0, before;
	int sent = 0;

	times = 0;
	sigaddset(&set, SIGRTMAX);
	sigaddset(&set, SIGRTMIN);
	UK_EXPECT_INT(sigaction(SIGRTMIN, &action, NULL), ==, 0);
	UK_EXPECT_INT(sigaction(SIGRTMAX, &action, NULL), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &set, &before), ==, 0);
	for (int i = 1; i <= 3; i++) {
		const union sigval value = {.sival_int = i};

		UK_EXPECT_INT(sigqueue(0, SIGRTMAX, value), ==, 0);
	}
	UK_EXPECT_INT(raise(SIGRTMIN), ==, 0);
	UK_EXPECT_INT(raise(SIGRTMIN), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_SETMASK, &before, NULL), ==, 0);
	UK_EXPECT_INT(times, ==, 5);
	UK_EXPECT_INT(heard[0], ==, SIGRTMIN * 1000);
	UK_EXPECT_INT(heard[1], ==, SIGRTMIN * 1000);
	for (int i = 1; i <= 3; i++)
		UK_EXPECT_INT(heard[1 + i], ==, SIGRTMAX * 1000 + i);
	/* No more than there is room for; forgotten when they are ignored. */
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &set, NULL), ==, 0);
	while (sigqueue(0, SIGRTMIN, (union sigval){0}) == 0)
		sent++;
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(sent, ==, sysconf(_SC_SIGQUEUE_MAX));
	UK_EXPECT_INT(sigignore(SIGRTMIN), ==, 0);
	UK_EXPECT_INT(sigaction(SIGRTMIN, &usual, NULL), ==, 0);
	UK_EXPECT_INT(sigaction(SIGRTMAX, &usual, NULL), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_SETMASK, &before, NULL), ==, 0);
}

UK_TEST(what_would_be_ignored_waits_while_it_is_blocked)
{
	sigset_t set = 0, before;
	siginfo_t info;

	sigaddset(&set, SIGCHLD);
	UK_EXPECT_INT(raise(SIGCHLD), ==, 0);
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &set, &before), ==, 0);
	UK_EXPECT_INT(raise(SIGCHLD), ==, 0);
	UK_EXPECT_INT(sigwaitinfo(&set, &info), ==, SIGCHLD);
	UK_EXPECT_INT(sigprocmask(SIG_SETMASK, &before, NULL), ==, 0);
}

UK_TEST(has_the_calls_of_system_v)
{
	sigset_t pending;

	order[0] = '\0';
	UK_EXPECT(sigset(SIGUSR1, note) == SIG_DFL);
	UK_EXPECT(sigset(SIGUSR1, SIG_HOLD) == note);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT_INT(sigpending(&pending), ==, 0);
	UK_EXPECT_INT(sigismember(&pending, SIGUSR1), ==, 1);
	UK_EXPECT_STR(order, "");
	UK_EXPECT_INT(sigrelse(SIGUSR1), ==, 0);
	UK_EXPECT_STR(order, "1");
	UK_EXPECT_INT(sighold(SIGUSR1), ==, 0);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT_INT(sigpause(SIGUSR1), ==, -1);
	UK_EXPECT_INT(errno, ==, EINTR);
	UK_EXPECT_STR(order, "11");
	UK_EXPECT(sigset(SIGUSR1, SIG_DFL) == SIG_HOLD);
	UK_EXPECT(sigset(SIGKILL, note) == SIG_ERR);
	UK_EXPECT_INT(sighold(0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

static sigjmp_buf back;

static void jump(int number)
{
	siglongjmp(back, number);
}

/* From a handler, in which its signal is blocked, and another one. */
static sigset_t mask_after_jump(volatile int save)
{
	const struct sigaction action = {.sa_handler = jump,
					 .sa_mask = 1ULL << SIGUSR2};
	const sigset_t none = 0;
	sigset_t mask;

	if (sigaction(SIGUSR1, &action, NULL))
		return ~0ULL;
	int number = sigsetjmp(back, save);

	if (number == 0) {
		raise(SIGUSR1);
		return ~0ULL;
	}
	sigprocmask(SIG_SETMASK, &none, &mask);
	return number == SIGUSR1 ? mask : ~0ULL;
}

UK_TEST(jumps_out_of_handlers_with_the_mask_of_before)
{
	UK_EXPECT_INT(mask_after_jump(0), ==,
		      1ULL << SIGUSR1 | 1ULL << SIGUSR2);
	UK_EXPECT_INT(mask_after_jump(1), ==, 0);
	UK_EXPECT_INT(handle(SIGUSR2, 0, 0), ==, 0);
	UK_EXPECT_INT(raise(SIGUSR2), ==, 0);
	UK_EXPECT_STR(order, "2");
	UK_EXPECT(signal(SIGUSR1, SIG_DFL) == jump);
	UK_EXPECT(signal(SIGUSR2, SIG_DFL) != SIG_ERR);
}
