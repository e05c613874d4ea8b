// SPDX-License-Identifier: BSD-3-Clause
// What the machine was booted with is unpacked into the root of the tree.
#include "cpio.h"

#include <uk/boot.h>
#include <uk/cpio.h>
#include <uk/init.h>
#include <uk/print.h>
#include <uk/vfs.h>

int cpio_unpack_initrd(void)
{
	const struct uk_bootinfo *info = uk_boot_info();
	struct uk_file *root;
	struct uk_cpio c;

	if (!info->initrd)
		return 0;
	/* The application may have brought something of its own. */
	if (!uk_cpio_is(info->initrd, info->initrd_bytes)) {
		uk_print_warn("the initrd is no newc archive: left alone");
		return 0;
	}
	int error = uk_vfs_open(NULL, "/", UK_FILE_DIRECTORY, 0, &root);

	if (error)
		return error;
	uk_cpio_begin(&c, info->initrd, info->initrd_bytes);
	error = uk_cpio_unpack(&c, root);
	if (error)
		uk_print_error("initrd: entry %u, %s: %s", c.number,
			       c.name ? c.name : "whose name was not read",
			       c.wrong);
	uk_file_put(root);
	return error;
}
UK_INIT(stack, cpio_unpack_initrd);
