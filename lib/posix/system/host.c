// SPDX-License-Identifier: BSD-3-Clause
// The names of the system, of the machine and of the host.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <uk/info.h>
#include <uk/param.h>
#include <unistd.h>

#define HOST_BYTES sizeof(((struct utsname *)0)->nodename)

static const char *given = "unicore";
UK_PARAM_STRING(host, given, 64, "the host's name");

/* What the program has set. */
static char own[HOST_BYTES];

static const char *host(void)
{
	return own[0] ? own : given;
}

int gethostname(char *name, size_t size)
{
	if (strlcpy(name, host(), size) < size)
		return 0;
	errno = ENAMETOOLONG;
	return -1;
}

int sethostname(const char *name, size_t length)
{
	if (length >= sizeof(own) || length == 0) {
		errno = EINVAL;
		return -1;
	}
	memcpy(own, name, length);
	own[length] = '\0';
	return 0;
}

int uname(struct utsname *name)
{
	struct uk_info info;

	uk_info_get(&info);
	strlcpy(name->sysname, "Unicore", sizeof(name->sysname));
	strlcpy(name->nodename, host(), sizeof(name->nodename));
	strlcpy(name->release, info.version, sizeof(name->release));
	strlcpy(name->version, info.platform, sizeof(name->version));
	strlcpy(name->machine, info.arch, sizeof(name->machine));
	return 0;
}
