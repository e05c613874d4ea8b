// SPDX-License-Identifier: BSD-3-Clause
// The initrd: a file of the host that a parameter names, mapped where it is
// read.
#include "linux.h"
#include "sys.h"

#include <uk/assert.h>
#include <uk/init.h>
#include <uk/param.h>

static const char *initrd;
UK_PARAM_STRING(initrd, initrd, 4096, "file of the host that is the initrd");

static long size_of(long fd)
{
	return linux_call3(SYS_LSEEK, fd, 0, SEEK_END);
}

static int map_initrd(void)
{
	if (!initrd || !*initrd)
		return 0;
	long fd =
	    linux_call6(SYS_OPENAT, AT_FDCWD, (long)initrd, O_RDONLY, 0, 0, 0);
	long bytes = fd < 0 ? fd : size_of(fd);
	long at = bytes;

	if (bytes > 0)
		at = linux_call6(SYS_MMAP, 0, bytes, PROT_READ, MAP_PRIVATE, fd,
				 0);
	if (at < 0 && at > -4096)
		uk_panic("linux: initrd: %s: error %ld", initrd, -at);
	if (bytes > 0) {
		linux_bootinfo.initrd = (const void *)at;
		linux_bootinfo.initrd_bytes = (size_t)bytes;
	}
	linux_call3(SYS_CLOSE, fd, 0, 0);
	return 0;
}
UK_INIT(plat, map_initrd);
