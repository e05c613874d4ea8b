// SPDX-License-Identifier: BSD-3-Clause
// Tests of signals that end what is waited for of files.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/time.h>
#include <uk/test.h>
#include <unistd.h>

enum { ROOM = 16384 };

static int calls, fds[2];
static char bytes[ROOM + 100];

/* The second call lets a read end that was restarted by the first. */
static void count(int number)
{
	(void)number;
	if (++calls == 2 && fds[1])
		UK_EXPECT_INT(write(fds[1], "x", 1), ==, 1);
}

/* An alarm in 2 ms, and every 2 ms from then on. */
static bool ring(int flags)
{
	const struct sigaction action = {.sa_handler = count,
					 .sa_flags = flags};
	const struct itimerval often = {.it_value.tv_usec = 2000,
					.it_interval.tv_usec = 2000};

	calls = 0;
	return sigaction(SIGALRM, &action, NULL) == 0 &&
	       setitimer(ITIMER_REAL, &often, NULL) == 0;
}

/* Whether that was ended by a handler. */
static bool interrupted(long result)
{
	bool was = result == -1 && errno == EINTR && calls > 0;

	alarm(0);
	errno = 0;
	return was;
}

UK_TEST(end_a_read_or_have_it_go_on)
{
	char c = 0;
	int event = eventfd(0, 0);

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT(ring(0));
	UK_EXPECT(interrupted(read(fds[0], &c, 1)));
	UK_EXPECT(ring(0));
	UK_EXPECT(interrupted(read(event, bytes, 8)));
	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT_INT(read(fds[0], &c, 1), ==, 1);
	alarm(0);
	UK_EXPECT_INT(c, ==, 'x');
	UK_EXPECT_INT(calls, >=, 2);
	close(event);
	close(fds[0]);
	close(fds[1]);
	fds[1] = 0;
}

UK_TEST(end_a_write_that_has_begun_or_not)
{
	int ends[2];

	UK_EXPECT_INT(pipe(ends), ==, 0);
	UK_EXPECT(ring(0));
	UK_EXPECT_INT(write(ends[1], bytes, sizeof(bytes)), ==, ROOM);
	UK_EXPECT_INT(calls, >=, 1);
	UK_EXPECT(ring(0));
	UK_EXPECT(interrupted(write(ends[1], bytes, 1)));
	close(ends[0]);
	close(ends[1]);
}

/* What the calls below wait for in vain. */
struct nothing {
	int ends[2], epoll;
	struct pollfd poll;
	fd_set in;
};

static bool begin(struct nothing *n)
{
	struct epoll_event event = {.events = EPOLLIN};

	n->epoll = epoll_create1(0);
	if (pipe(n->ends) ||
	    epoll_ctl(n->epoll, EPOLL_CTL_ADD, n->ends[0], &event))
		return false;
	n->poll = (struct pollfd){.fd = n->ends[0], .events = POLLIN};
	FD_ZERO(&n->in);
	FD_SET(n->ends[0], &n->in);
	return true;
}

static void end(const struct nothing *n)
{
	close(n->epoll);
	close(n->ends[0]);
	close(n->ends[1]);
}

UK_TEST(end_waits_for_several_files_always)
{
	struct pollfd console = {.fd = 0, .events = POLLPRI};
	struct epoll_event event;
	struct nothing n;
	int last;

	UK_EXPECT(begin(&n));
	last = n.ends[0] + 1;
	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT(interrupted(poll(&n.poll, 1, -1)));
	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT(interrupted(poll(&console, 1, -1)));
	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT(interrupted(select(last, &n.in, NULL, NULL, NULL)));
	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT(interrupted(epoll_wait(n.epoll, &event, 1, -1)));
	end(&n);
}

/* A signal that is blocked comes, and no handler is called. */
static bool is_pending(void)
{
	const struct timeval soon = {.tv_usec = 1000};
	const struct itimerval once = {.it_value = soon};
	sigset_t set;

	calls = 0;
	if (setitimer(ITIMER_REAL, &once, NULL))
		return false;
	do
		sigpending(&set);
	while (!sigismember(&set, SIGALRM));
	return calls == 0;
}

/* Once, and it is blocked again. */
static bool let_in(long result)
{
	return interrupted(result) && calls == 1 && is_pending();
}

UK_TEST(are_let_in_by_the_masks_of_waits)
{
	const sigset_t block = 1UL << SIGALRM, none = 0;
	struct epoll_event event;
	struct nothing n;
	int last;

	UK_EXPECT(begin(&n));
	last = n.ends[0] + 1;
	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT_INT(sigprocmask(SIG_BLOCK, &block, NULL), ==, 0);
	UK_EXPECT(is_pending());
	UK_EXPECT(let_in(ppoll(&n.poll, 1, NULL, &none)));
	UK_EXPECT(let_in(pselect(last, &n.in, NULL, NULL, NULL, &none)));
	UK_EXPECT(let_in(epoll_pwait(n.epoll, &event, 1, -1, &none)));
	UK_EXPECT_INT(poll(&n.poll, 1, 0), ==, 0);
	calls = 0;
	UK_EXPECT_INT(sigprocmask(SIG_UNBLOCK, &block, NULL), ==, 0);
	UK_EXPECT_INT(calls, ==, 1);
	end(&n);
}

UK_TEST(are_kept_out_by_the_masks_of_waits)
{
	const struct timespec longer = {.tv_nsec = 7000000};
	const sigset_t block = 1UL << SIGALRM;
	struct nothing n;
	int last;

	UK_EXPECT(begin(&n));
	last = n.ends[0] + 1;
	UK_EXPECT(ring(0));
	UK_EXPECT_INT(ppoll(&n.poll, 1, &longer, &block), ==, 0);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT(ring(0));
	UK_EXPECT_INT(pselect(last, &n.in, NULL, NULL, &longer, &block), ==, 0);
	alarm(0);
	UK_EXPECT_INT(calls, ==, 1);
	end(&n);
}
