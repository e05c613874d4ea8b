// SPDX-License-Identifier: BSD-3-Clause
// What a signal does that nobody handles. raise() and abort() are newlib's.
#include "glue.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <uk/assert.h>
#include <unistd.h>

/* There is one process. */
#define SELF 1

NEWLIB_WEAK pid_t getpid(void)
{
	return SELF;
}

static bool is_ignored(int number)
{
	return number == SIGCHLD || number == SIGCONT || number == SIGURG ||
	       number == SIGWINCH;
}

NEWLIB_WEAK int kill(pid_t pid, int number)
{
	if (number < 0 || number >= NSIG) {
		errno = EINVAL;
		return -1;
	}
	if (pid != SELF && pid != 0 && pid != -1) {
		errno = ESRCH;
		return -1;
	}
	if (number == SIGABRT)
		uk_panic("abort() called");
	if (number != 0 && !is_ignored(number))
		uk_panic("newlib: ended by signal %d", number);
	return 0;
}
