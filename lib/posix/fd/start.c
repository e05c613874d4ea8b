// SPDX-License-Identifier: BSD-3-Clause
// Descriptors 0, 1 and 2 are the console from the start.
#include "fd.h"

#include <uk/init.h>
#include <uk/plat.h>
#include <uk/tty.h>

static int open_console(void)
{
	static const struct {
		enum uk_plat_stream stream;
		unsigned flags;
	} files[] = {
	    {UK_PLAT_OUT, UK_FILE_RDONLY},
	    {UK_PLAT_OUT, UK_FILE_WRONLY},
	    {UK_PLAT_LOG, UK_FILE_WRONLY},
	};
	int error = 0;

	for (int i = 0; i < 3 && error >= 0; i++) {
		struct uk_file *f;

		error = uk_tty_open(files[i].stream, files[i].flags, &f);
		if (!error)
			error = uk_fd_add(f, i, 0);
	}
	return error < 0 ? error : 0;
}
UK_INIT(stack, open_console);
