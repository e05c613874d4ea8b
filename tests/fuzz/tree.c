// SPDX-License-Identifier: BSD-3-Clause
// What file systems stand on: a ramfs, and no machine.
#include "tree.h"

#include "heap.h"
#include "memory.h"

#include <uk/plat.h>
#include <uk/ramfs.h>

/* lib/fs/vfs's own, to begin anew. */
extern struct uk_vfs_node *vfs_root, *vfs_current;

struct uk_bootinfo tree_bootinfo;

void tree_begin(void)
{
	struct uk_vfs_node *root;

	heap_grant(-1);
	HOLDS(uk_ramfs_create(&root) == 0);
	HOLDS(uk_vfs_mount(root, "/") == 0);
}

void tree_end(void)
{
	vfs_root = vfs_current = NULL;
	heap_end();
}

static void read_file(const char *path)
{
	static char buf[3000];
	struct uk_file *f;
	long got = 1;

	if (uk_vfs_open(NULL, path, UK_FILE_RDONLY, 0, &f))
		return;
	for (unsigned n = 0; got > 0 && n < 100; n++)
		got = uk_file_read(f, buf, sizeof(buf));
	HOLDS(got >= 0);
	uk_file_put(f);
}

void tree_read(unsigned depth)
{
	struct uk_file_entry entry;
	struct uk_file *folder;

	if (depth == 0 || uk_vfs_open(NULL, ".", 0, 0, &folder))
		return;
	while (uk_file_list(folder, &entry) > 0) {
		if (entry.kind == UK_FILE_REGULAR)
			read_file(entry.name);
		if (entry.kind != UK_FILE_DIR || entry.name[0] == '.' ||
		    uk_vfs_chdir(NULL, entry.name))
			continue;
		tree_read(depth - 1);
		HOLDS(uk_vfs_chdir(folder, ".") == 0);
	}
	uk_file_put(folder);
}

/* The machine ------------------------------------------------------------- */

const struct uk_bootinfo *uk_boot_info(void)
{
	return &tree_bootinfo;
}

uint64_t uk_plat_time_ns(void)
{
	return 0;
}

uint64_t uk_plat_wall_ns(void)
{
	static uint64_t now;

	return ++now;
}

void uk_plat_idle(uint64_t deadline_ns)
{
	(void)deadline_ns;
	HOLDS(false);
}
