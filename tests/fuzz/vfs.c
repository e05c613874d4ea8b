// SPDX-License-Identifier: BSD-3-Clause
// Paths: the input is a program of calls, a letter each, and their paths.
#include "heap.h"
#include "input.h"
#include "tree.h"

#include <uk/memory.h>
#include <uk/ramfs.h>

enum { FILES = 4, STEPS = 64 };

static struct uk_file *files[FILES];

/* Up to a newline, or the end. */
static const char *path(char to[UK_VFS_PATH_MAX + 8])
{
	size_t n = 0;
	char c;

	while (input_left() && n < UK_VFS_PATH_MAX + 7 &&
	       (c = (char)input_byte()) != '\n')
		to[n++] = c;
	to[n] = '\0';
	return to;
}

static void mount(const char *where)
{
	struct uk_vfs_node *root;

	/* One that is not mounted is given back with all else. */
	if (uk_ramfs_create(&root) == 0)
		(void)!uk_vfs_mount(root, where);
}

static void names(unsigned what, struct uk_file *from)
{
	static char a[UK_VFS_PATH_MAX + 8], b[UK_VFS_PATH_MAX + 8];
	struct uk_file_stat stat;

	switch (what) {
	case 'm':
		(void)!uk_vfs_mkdir(from, path(a), 0755);
		break;
	case 's':
		path(a);
		(void)!uk_vfs_symlink(a, from, path(b));
		break;
	case 'l':
		path(a);
		(void)!uk_vfs_link(from, a, from, path(b), 0);
		break;
	case 'r':
		path(a);
		(void)!uk_vfs_rename(from, a, from, path(b));
		break;
	case 'u':
		(void)!uk_vfs_unlink(from, path(a));
		break;
	case 'd':
		(void)!uk_vfs_rmdir(from, path(a));
		break;
	case 'c':
		(void)!uk_vfs_chdir(from, path(a));
		break;
	case 'M':
		mount(path(a));
		break;
	case 'i':
		HOLDS(uk_vfs_readlink(from, path(a), b, 16) <= 16);
		break;
	default:
		HOLDS(uk_vfs_stat(from, path(a), what % 2, &stat) <= 0);
	}
}

static void open_file(struct uk_file **f)
{
	static const unsigned flags[] = {
	    UK_FILE_RDONLY,
	    UK_FILE_RDWR | UK_FILE_CREAT,
	    UK_FILE_RDWR | UK_FILE_CREAT | UK_FILE_EXCL,
	    UK_FILE_RDWR | UK_FILE_CREAT | UK_FILE_APPEND,
	    UK_FILE_RDWR | UK_FILE_TRUNC,
	    UK_FILE_RDONLY | UK_FILE_NOFOLLOW,
	    UK_FILE_RDONLY | UK_FILE_DIRECTORY,
	    UK_FILE_CREAT | UK_FILE_DIRECTORY,
	    UK_FILE_ACCESS,
	};
	static char a[UK_VFS_PATH_MAX + 8];
	unsigned how = flags[input_byte() % UK_ARRAY_LEN(flags)];

	uk_file_put(*f);
	int error = uk_vfs_open(NULL, path(a), how, 0644, f);

	HOLDS(error <= 0 && !error == !!*f);
}

static void use_file(struct uk_file *f)
{
	const struct uk_file_change change = {.what = 31, .mode = input_byte()};
	static char data[256];
	struct uk_file_stat stat;
	struct uk_vfs_space space;
	int64_t pos = input_byte();

	HOLDS(uk_file_stat(f, &stat) == 0);
	(void)!uk_vfs_space_of(f, &space);
	HOLDS(uk_file_pwrite(f, data, input_byte(), pos * pos) <= 256);
	HOLDS(uk_file_write(f, data, input_byte()) <= 256);
	HOLDS(uk_file_pread(f, data, sizeof(data), pos) <= 256);
	if (input_byte() % 4 == 0)
		(void)!uk_file_truncate(f, pos);
	(void)!uk_file_change(f, &change);
	HOLDS(uk_file_sync(f) == 0);
	(void)!uk_file_seek(f, pos - 1, (int)(input_byte() % 4));
}

static void use_path(void)
{
	const struct uk_file_change change = {.what = 1, .mode = input_byte()};
	static char a[UK_VFS_PATH_MAX + 8];
	struct uk_vfs_space space;

	(void)!uk_vfs_change(NULL, path(a), 0, &change);
	(void)!uk_vfs_truncate(NULL, a, change.mode);
	(void)!uk_vfs_space(NULL, a, &space);
}

static void look_around(void)
{
	static char a[64];
	struct uk_file_entry entry;
	long length = uk_vfs_getcwd(a, input_byte() % sizeof(a));

	HOLDS(length < 0 || (a[0] == '/' && a[length] == '\0'));
	for (unsigned i = 0; i < FILES; i++)
		if (files[i])
			(void)!uk_file_list(files[i], &entry);
}

static int open_device(struct uk_vfs_node *node, unsigned flags,
		       struct uk_file **file)
{
	(void)node;
	(void)flags;
	(void)file;
	return -ENXIO;
}

/* What ramfs has not: nodes that cannot be written to, and devices. */
static void change_node(struct uk_file *f)
{
	static struct uk_vfs_ops device;
	struct uk_vfs_node *node = uk_vfs_node_of(f);

	if (input_byte() % 2) {
		node->is_read_only = true;
	} else if ((node->stat.mode & UK_FILE_KIND) == UK_FILE_REGULAR) {
		device = *node->ops;
		device.open = open_device;
		node->ops = &device;
		node->stat.mode ^= UK_FILE_REGULAR ^ UK_FILE_CHAR;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	input_begin(input, bytes);
	memset(files, 0, sizeof(files));
	tree_begin();
	for (unsigned n = 0; input_left() && n < STEPS; n++) {
		unsigned what = input_byte();
		struct uk_file **f = &files[what % FILES];

		if (what == 'g')
			heap_grant((int)(input_byte() % 16) - 1);
		else if (what >= '0' && what <= '3')
			open_file(f);
		else if (what >= '4' && what <= '7' && *f)
			use_file(*f);
		else if (what >= '8' && what <= '9' && *f)
			change_node(*f);
		else if (what == 'w')
			look_around();
		else if (what == 't')
			use_path();
		else
			names(what, what % 5 == 0 ? *f : NULL);
	}
	heap_grant(-1);
	tree_read(4);
	for (unsigned i = 0; i < FILES; i++)
		uk_file_put(files[i]);
	tree_end();
	return 0;
}
