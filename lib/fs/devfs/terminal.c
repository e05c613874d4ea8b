// SPDX-License-Identifier: BSD-3-Clause
// The console by two names.
#include "devfs.h"

#include <uk/tty.h>

static int open_terminal(struct uk_vfs_node *node, unsigned flags,
			 struct uk_file **file)
{
	(void)node;
	return uk_tty_open(UK_PLAT_OUT, flags, file);
}

int devfs_add_terminal(void)
{
	static struct uk_devfs_device console = {
	    .name = "console",
	    .mode = UK_FILE_CHAR | 0620,
	    .number = 0x501,
	    .open = open_terminal,
	};
	static struct uk_devfs_device tty = {
	    .name = "tty",
	    .mode = UK_FILE_CHAR | 0666,
	    .number = 0x500,
	    .open = open_terminal,
	};
	int error = uk_devfs_add(&console);

	return error ? error : uk_devfs_add(&tty);
}
