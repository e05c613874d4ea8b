// SPDX-License-Identifier: BSD-3-Clause
// Counts the instructions that a process executes from exec until it reaches an
// address: steps ADDRESS PROGRAM. Each turn of a `rep` counts as one. There is
// no environment, because reading it would count.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "steps: %s: %s\n", what, strerror(errno));
	return 1;
}

static int become(char *program)
{
	char *argv[] = {program, NULL}, *environment[] = {NULL};

	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
		execve(program, argv, environment);
	return fail(program);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: steps ADDRESS PROGRAM\n");
		return 2;
	}
	unsigned long long end = strtoull(argv[1], NULL, 0);
	struct user_regs_struct regs;
	unsigned long count = 0;
	int status;
	pid_t child = fork();

	if (child < 0)
		return fail("fork");
	if (child == 0)
		return become(argv[2]);
	for (;; count++) {
		if (waitpid(child, &status, 0) < 0)
			return fail("waitpid");
		if (!WIFSTOPPED(status)) {
			fprintf(stderr, "steps: ended before %s\n", argv[1]);
			return 1;
		}
		if (ptrace(PTRACE_GETREGS, child, NULL, &regs) < 0)
			return fail("PTRACE_GETREGS");
		if (regs.rip == end)
			break;
		if (ptrace(PTRACE_SINGLESTEP, child, NULL, NULL) < 0)
			return fail("PTRACE_SINGLESTEP");
	}
	kill(child, SIGKILL);
	printf("%lu\n", count);
	return 0;
}
