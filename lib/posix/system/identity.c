// SPDX-License-Identifier: BSD-3-Clause
// Who the process is: the first, and the superuser's.
#include <sys/types.h>
#include <unistd.h>

#define SELF   1
#define PARENT 0
#define ROOT   0

pid_t getpid(void)
{
	return SELF;
}

pid_t getppid(void)
{
	return PARENT;
}

pid_t getpgrp(void)
{
	return SELF;
}

uid_t getuid(void)
{
	return ROOT;
}

uid_t geteuid(void)
{
	return ROOT;
}

gid_t getgid(void)
{
	return ROOT;
}

gid_t getegid(void)
{
	return ROOT;
}
