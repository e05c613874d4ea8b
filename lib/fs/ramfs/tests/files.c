// SPDX-License-Identifier: BSD-3-Clause
// Tests: contents with holes, ends, positions; listings while names change.
#include "../ramfs.h"
#include "tree.h"

#include <uk/memory.h>

static struct uk_file *create(const char *path, unsigned flags)
{
	struct uk_file *f;

	return uk_vfs_open(NULL, path, UK_FILE_RDWR | UK_FILE_CREAT | flags,
			   0644, &f)
		   ? NULL
		   : f;
}

static int64_t bytes_of(struct uk_file *f, uint64_t *blocks)
{
	struct uk_file_stat stat;

	if (uk_file_stat(f, &stat))
		return -1;
	*blocks = stat.blocks;
	return stat.bytes;
}

UK_TEST(holes_take_no_memory_and_read_as_zeros)
{
	const int64_t far = (int64_t)1 << 40;
	const uint64_t page = RAMFS_PAGE / 512;
	struct uk_file *f;
	uint64_t blocks;
	char buf[8];

	ramfs_tree_begin();
	f = create("f", 0);
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_pwrite(f, "far", 3, far), ==, 3);
	UK_EXPECT_INT(uk_file_pwrite(f, "near", 4, 1), ==, 4);
	UK_EXPECT_INT(bytes_of(f, &blocks), ==, far + 3);
	UK_EXPECT_INT(blocks, ==, 2 * page);
	UK_EXPECT_INT(uk_file_pread(f, buf, 8, 0), ==, 8);
	UK_EXPECT(memcmp(buf, "\0near\0\0", 8) == 0);
	UK_EXPECT_INT(uk_file_pread(f, buf, 8, far / 2), ==, 8);
	UK_EXPECT(memcmp(buf, "\0\0\0\0\0\0\0", 8) == 0);
	UK_EXPECT_INT(uk_file_pread(f, buf, 8, far - 2), ==, 5);
	UK_EXPECT(memcmp(buf, "\0\0far", 5) == 0);
	UK_EXPECT_INT(uk_file_pread(f, buf, 8, far + 3), ==, 0);
	UK_EXPECT_INT(uk_file_truncate(f, far), ==, 0);
	UK_EXPECT_INT(bytes_of(f, &blocks), ==, far);
	UK_EXPECT_INT(blocks, ==, page);
	UK_EXPECT_INT(uk_vfs_truncate(NULL, "f", 3), ==, 0);
	UK_EXPECT_INT(uk_file_truncate(f, 100), ==, 0);
	UK_EXPECT_INT(uk_file_pread(f, buf, 8, 0), ==, 8);
	UK_EXPECT(memcmp(buf, "\0ne\0\0\0\0", 8) == 0);
	UK_EXPECT_INT(uk_file_truncate(f, -1), ==, -EINVAL);
	UK_EXPECT_INT(uk_vfs_truncate(NULL, ".", 0), ==, -EISDIR);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "f"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(positions_are_a_files_own)
{
	struct uk_file *f, *g;
	char buf[8];

	ramfs_tree_begin();
	f = create("f", 0);
	g = create("f", UK_FILE_APPEND);
	UK_EXPECT(f && g);
	UK_EXPECT_INT(uk_file_write(f, "12", 2), ==, 2);
	UK_EXPECT_INT(uk_file_write(g, "34", 2), ==, 2);
	UK_EXPECT_INT(uk_file_seek(g, 0, UK_FILE_CURRENT), ==, 4);
	UK_EXPECT_INT(uk_file_write(f, "5", 1), ==, 1);
	UK_EXPECT_INT(uk_file_seek(f, 0, UK_FILE_SET), ==, 0);
	UK_EXPECT_INT(uk_file_read(f, buf, 8), ==, 4);
	UK_EXPECT(memcmp(buf, "1254", 4) == 0);
	UK_EXPECT_INT(uk_file_pwrite(g, "x", 1, 0), ==, 1);
	UK_EXPECT_INT(uk_file_read(f, buf, 8), ==, 0);
	UK_EXPECT_INT(uk_file_seek(f, -5, UK_FILE_END), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_seek(f, INT64_MAX, UK_FILE_END), ==, -EOVERFLOW);
	UK_EXPECT_INT(uk_file_seek(f, 0, 3), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_pread(f, buf, 1, -1), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_seek(f, INT64_MAX, UK_FILE_SET), ==, INT64_MAX);
	UK_EXPECT_INT(uk_file_write(f, "x", 1), ==, -EFBIG);
	UK_EXPECT_INT(uk_file_write(f, "x", 0), ==, 0);
	uk_file_put(g);
	uk_file_put(create("f", UK_FILE_TRUNC));
	UK_EXPECT_INT(uk_file_seek(f, 0, UK_FILE_END), ==, 0);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "f"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(file_without_a_name_lives_until_it_is_closed)
{
	struct uk_file *f, *d;
	struct uk_file_stat stat;
	struct uk_file_entry entry;
	char buf[4];

	ramfs_tree_begin();
	f = create("f", 0);
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_vfs_link(NULL, "f", NULL, "g", 0), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "f"), ==, 0);
	UK_EXPECT_INT(uk_file_stat(f, &stat), ==, 0);
	UK_EXPECT_INT(stat.nlink, ==, 1);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "g"), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, "kept", 4), ==, 4);
	UK_EXPECT_INT(uk_file_pread(f, buf, 4, 0), ==, 4);
	UK_EXPECT(memcmp(buf, "kept", 4) == 0);
	UK_EXPECT_INT(uk_file_stat(f, &stat), ==, 0);
	UK_EXPECT_INT(stat.nlink, ==, 0);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d", 0755), ==, 0);
	UK_EXPECT_INT(uk_vfs_open(NULL, "d", 0, 0, &d), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d"), ==, 0);
	UK_EXPECT_INT(uk_file_list(d, &entry), ==, 0);
	UK_EXPECT_INT(uk_vfs_mkdir(d, "e", 0755), ==, -ENOENT);
	uk_file_put(d);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(what_is_lent_is_read_in_place_and_copied_when_written)
{
	static char lent[2 * RAMFS_PAGE + 100];
	struct uk_file *f;
	uint64_t blocks;
	char buf[4];

	ramfs_tree_begin();
	memset(lent, 'l', sizeof(lent));
	f = create("f", 0);
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_ramfs_lend(f, lent, sizeof(lent)), ==, 0);
	UK_EXPECT_INT(uk_ramfs_lend(f, lent, sizeof(lent)), ==, -EINVAL);
	UK_EXPECT_INT(bytes_of(f, &blocks), ==, sizeof(lent));
	UK_EXPECT_INT(blocks, ==, 0);
	UK_EXPECT_INT(uk_file_pwrite(f, "w", 1, RAMFS_PAGE), ==, 1);
	UK_EXPECT_INT(bytes_of(f, &blocks), ==, sizeof(lent));
	UK_EXPECT_INT(blocks, ==, RAMFS_PAGE / 512);
	UK_EXPECT_INT(uk_file_pread(f, buf, 4, RAMFS_PAGE - 1), ==, 4);
	UK_EXPECT(memcmp(buf, "lwll", 4) == 0);
	UK_EXPECT_INT(lent[RAMFS_PAGE], ==, 'l');
	/* What was cut off is not lent again. */
	UK_EXPECT_INT(uk_file_truncate(f, 2), ==, 0);
	UK_EXPECT_INT(uk_file_truncate(f, 4), ==, 0);
	UK_EXPECT_INT(uk_file_pread(f, buf, 4, 0), ==, 4);
	UK_EXPECT(memcmp(buf, "ll\0", 4) == 0);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "f"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

/* Names of folders, of two letters each. */
static void name_of(char name[3], unsigned i)
{
	name[0] = (char)('a' + i / 26);
	name[1] = (char)('a' + i % 26);
	name[2] = '\0';
}

UK_TEST(listings_survive_changes)
{
	enum { COUNT = 100 };
	struct uk_file *folder;
	struct uk_file_entry entry;
	unsigned seen = 0;
	char name[3];

	ramfs_tree_begin();
	for (unsigned i = 0; i < COUNT; i++) {
		name_of(name, i);
		UK_EXPECT_INT(uk_vfs_mkdir(NULL, name, 0755), ==, 0);
	}
	UK_EXPECT_INT(uk_vfs_open(NULL, ".", 0, 0, &folder), ==, 0);
	UK_EXPECT_INT(uk_file_list(folder, &entry), ==, 1);
	UK_EXPECT_STR(entry.name, ".");
	UK_EXPECT_INT(uk_file_list(folder, &entry), ==, 1);
	UK_EXPECT_STR(entry.name, "..");
	/* Each is removed when it was seen, and comes once. */
	while (uk_file_list(folder, &entry) == 1) {
		name_of(name, seen++);
		UK_EXPECT_STR(entry.name, name);
		UK_EXPECT_INT(entry.kind, ==, UK_FILE_DIR);
		UK_EXPECT_INT(uk_vfs_rmdir(NULL, entry.name), ==, 0);
	}
	UK_EXPECT_INT(seen, ==, COUNT);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "new", 0755), ==, 0);
	UK_EXPECT_INT(uk_file_list(folder, &entry), ==, 1);
	UK_EXPECT_STR(entry.name, "new");
	UK_EXPECT_INT(uk_file_seek(folder, 0, UK_FILE_SET), ==, 0);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_file_list(folder, &entry), ==, 1);
	UK_EXPECT_STR(entry.name, "new");
	UK_EXPECT_INT(uk_file_list(folder, &entry), ==, 0);
	uk_file_put(folder);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "new"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(modes_owners_and_times_are_kept)
{
	const struct uk_file_change change = {
	    .what =
		UK_FILE_CHANGE_MODE | UK_FILE_CHANGE_GID | UK_FILE_CHANGE_MTIME,
	    .mode = UK_FILE_DIR | 0421,
	    .uid = 1,
	    .gid = 2,
	    .mtime_ns = 3,
	};
	struct uk_file_stat stat;

	ramfs_tree_begin();
	uk_file_put(create("f", 0));
	UK_EXPECT_INT(uk_vfs_change(NULL, "f", 0, &change), ==, 0);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "f", 0, &stat), ==, 0);
	UK_EXPECT_INT(stat.mode, ==, UK_FILE_REGULAR | 0421);
	UK_EXPECT_INT(stat.uid, ==, 0);
	UK_EXPECT_INT(stat.gid, ==, 2);
	UK_EXPECT_INT(stat.mtime_ns, ==, 3);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "f"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}
