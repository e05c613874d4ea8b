// SPDX-License-Identifier: BSD-3-Clause
// The disks that the toolstack has put into this domain's part of xenstore.
#include "blkfront.h"

#include <uk/arch.h>
#include <uk/format.h>
#include <uk/init.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/print.h>

#define FOLDER "device/vbd"

/* What cannot be connected stays in memory: the store may still tell of it. */
static int add_disk(const char *name)
{
	size_t pages = UK_ALIGN_UP(sizeof(struct blkfront), UK_ARCH_PAGE_SIZE) /
		       UK_ARCH_PAGE_SIZE;
	struct blkfront *f = uk_palloc_alloc(pages);

	if (!f)
		return -ENOMEM;
	memset(f, 0, sizeof(*f));
	uk_format_buf(f->path, sizeof(f->path), FOLDER "/%s", name);
	int error = blkfront_connect(f);

	if (!error)
		uk_blkdev_add(&f->dev);
	return error;
}

static int find_disks(void)
{
	static char names[1024];
	int bytes = uk_xenbus_list(0, FOLDER, names, sizeof(names));
	const char *name = names;

	while (name < names + bytes) {
		int error = add_disk(name);

		if (error)
			uk_print_error(FOLDER "/%s: error %d", name, -error);
		while (*name)
			name++;
		name++;
	}
	return 0;
}
UK_INIT(device, find_disks);
