// SPDX-License-Identifier: BSD-3-Clause
// An initrd: a file of the host's, as a loader would have put it into memory.
#include "linux.h"
#include "sys.h"

#include <uk/init.h>
#include <uk/param.h>
#include <uk/plat.h>
#include <uk/print.h>

enum { PATH_BYTES = 4095 };

static const char *file;
UK_PARAM_STRING(initrd, file, PATH_BYTES, "a file to find in memory");

static const struct {
	long error;
	const char *text;
} reasons[] = {
    {-LINUX_ENOENT, "no such file"},
    {-LINUX_EACCES, "may not be read"},
    {-LINUX_EISDIR, "is a folder"},
};

UK_NORETURN static void refuse(long error)
{
	const char *why = "cannot be mapped";

	for (unsigned i = 0; i < UK_ARRAY_LEN(reasons); i++)
		if (reasons[i].error == error)
			why = reasons[i].text;
	uk_printf("linux: parameter linux.initrd=%s: %s (error %ld)\n", file,
		  why, -error);
	uk_plat_stop(2);
}

static long checked(long result)
{
	if (result < 0 && result > -4096)
		refuse(result);
	return result;
}

/* An empty file is no initrd, as for loaders. */
static int map_initrd(void)
{
	if (!file || !*file)
		return 0;
	long fd = checked(linux_call3(SYS_OPEN, (long)file, O_RDONLY, 0));

	/* Some file systems let folders be opened and sought in. */
	checked(linux_call3(SYS_READ, fd, 0, 0));
	long bytes = checked(linux_call3(SYS_LSEEK, fd, 0, SEEK_END));

	if (bytes > 0) {
		linux_bootinfo.initrd = (const void *)checked(linux_call6(
		    SYS_MMAP, 0, bytes, PROT_READ, MAP_PRIVATE, fd, 0));
		linux_bootinfo.initrd_bytes = (size_t)bytes;
	}
	linux_call3(SYS_CLOSE, fd, 0, 0);
	return 0;
}
UK_INIT(plat, map_initrd);
