// SPDX-License-Identifier: BSD-3-Clause
// Test: random calls, some without memory, do what the model does.
#include "../tree.h"
#include "model.h"

#include <uk/format.h>
#include <uk/memory.h>

enum { HANDLES = 4, STEPS = 4000, SEEDS = 12 };

static struct handle {
	struct uk_file *file;
	struct model_node *node;
} handles[HANDLES];

static uint64_t state;
static bool short_of_memory;
static char calls[4][96]; /* the last ones, for a report */
static unsigned called;

static unsigned pick(unsigned end)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % end;
}

static void path_of(char *to)
{
	static const char *const names[] = {"a", "b", "c", "d",
					    "a", "b", ".", ".."};
	const char *name;

	if (pick(4) == 0)
		*to++ = '/';
	for (unsigned i = 0, count = 1 + pick(4); i < count; i++) {
		if (i > 0)
			*to++ = '/';
		for (name = names[pick(8)]; *name;)
			*to++ = *name++;
	}
	if (pick(6) == 0)
		*to++ = '/';
	*to = '\0';
}

/* Whether both did the same; what failed for want of memory did nothing. */
static bool failed_for_memory(long result)
{
	return short_of_memory && (result == -ENOMEM || result == -ENOSPC);
}

static bool agree(long real, long model)
{
	if (real != model)
		uk_test_fail(__FILE__, __LINE__, "%s: %ld, the model %ld",
			     calls[called % 4], real, model);
	return real == model;
}

#define SAY(...) \
	uk_format_buf(calls[++called % 4], sizeof(calls[0]), __VA_ARGS__)

static bool do_new(void)
{
	char path[24], target[24];
	struct model_node *made = NULL;
	bool link = pick(3) == 0;

	path_of(path);
	path_of(target);
	SAY("%s %s %s", link ? "symlink" : "mkdir", path, target);
	int real = link ? uk_vfs_symlink(target, NULL, path)
			: uk_vfs_mkdir(NULL, path, 0755);

	if (failed_for_memory(real))
		return true;
	int model =
	    model_new_at(path, link ? UK_FILE_LINK : UK_FILE_DIR, &made);

	if (made && link)
		memcpy(made->target, target, sizeof(made->target));
	return agree(real, model);
}

static bool do_remove(void)
{
	char path[24];
	bool folder = pick(2);

	path_of(path);
	SAY("%s %s", folder ? "rmdir" : "unlink", path);
	int real =
	    folder ? uk_vfs_rmdir(NULL, path) : uk_vfs_unlink(NULL, path);

	return failed_for_memory(real) ||
	       agree(real, model_remove(path, folder));
}

static bool do_two_paths(void)
{
	char from[24], to[24];
	bool link = pick(3) == 0;

	path_of(from);
	path_of(to);
	SAY("%s %s %s", link ? "link" : "rename", from, to);
	int real = link ? uk_vfs_link(NULL, from, NULL, to, UK_VFS_NOFOLLOW)
			: uk_vfs_rename(NULL, from, NULL, to);

	return failed_for_memory(real) ||
	       agree(real,
		     link ? model_link(from, to) : model_rename(from, to));
}

static bool do_open(void)
{
	static const unsigned kinds[] = {0, UK_FILE_CREAT, UK_FILE_TRUNC,
					 UK_FILE_CREAT | UK_FILE_EXCL,
					 UK_FILE_NOFOLLOW};
	struct handle *h = &handles[pick(HANDLES)];
	unsigned flags = kinds[pick(5)];
	struct model_node *n = NULL;
	struct uk_file *file;
	char path[24];

	path_of(path);
	SAY("open %s %#x", path, flags);
	int real = uk_vfs_open(
	    NULL, path,
	    flags | (flags & ~UK_FILE_NOFOLLOW ? UK_FILE_RDWR : UK_FILE_RDONLY),
	    0644, &file);

	if (failed_for_memory(real))
		return true;
	int model = model_open(path, flags, &n);

	if (!agree(real, model))
		return false;
	if (real == 0) {
		uk_file_put(h->file);
		if (h->node) {
			h->node->opens--;
			model_drop(h->node);
		}
		*h = (struct handle){file, n};
	}
	return true;
}

static bool do_write(struct handle *h)
{
	static unsigned char data[5000];
	unsigned at = pick(MOST_BYTES - sizeof(data)),
		 bytes = pick(sizeof(data));

	SAY("write %u at %u", bytes, at);
	memset(data, 1 + (int)pick(255), bytes);
	long real = uk_file_pwrite(h->file, data, bytes, at);

	if (real < 0)
		return failed_for_memory(real) ||
		       agree(real, uk_file_may_write(h->file) ? 0 : -EBADF);
	memcpy(h->node->data + at, data, (size_t)real);
	if (real > 0 && h->node->bytes < (int)at + (int)real)
		h->node->bytes = (int)at + (int)real;
	return short_of_memory || agree(real, bytes);
}

static bool do_truncate(struct handle *h)
{
	int bytes = (int)pick(MOST_BYTES);

	SAY("truncate %d", bytes);
	int real = uk_file_truncate(h->file, bytes);

	if (real)
		return agree(real, -EBADF);
	if (bytes < h->node->bytes)
		memset(h->node->data + bytes, 0,
		       (size_t)(h->node->bytes - bytes));
	h->node->bytes = bytes;
	return true;
}

static bool is_same(struct handle *h)
{
	static unsigned char data[MOST_BYTES + 1];
	struct uk_file_stat stat;

	SAY("read");
	return agree(uk_file_pread(h->file, data, sizeof(data), 0),
		     h->node->bytes) &&
	       memcmp(data, h->node->data, (size_t)h->node->bytes) == 0 &&
	       uk_file_stat(h->file, &stat) == 0 &&
	       stat.bytes == h->node->bytes && stat.nlink == h->node->names &&
	       stat.blocks <= (MOST_BYTES + 4095) / 4096 * 8;
}

static bool do_data(void)
{
	struct handle *h = &handles[pick(HANDLES)];

	if (!h->file || h->node->kind != UK_FILE_REGULAR)
		return true;
	return (pick(3) ? do_write(h) : do_truncate(h)) && is_same(h);
}

static bool do_look(void)
{
	struct model_place at;
	struct uk_file_stat stat;
	bool follow = pick(2);
	char path[24];

	path_of(path);
	SAY("stat %s", path);
	int real = uk_vfs_stat(NULL, path, follow ? 0 : UK_VFS_NOFOLLOW, &stat);

	if (failed_for_memory(real))
		return true;
	if (!agree(real, model_walk_to(path, follow, &at)) || real)
		return real;
	return agree(stat.mode & UK_FILE_KIND, at.node->kind);
}

/* Every name that there is, and none else. */
static bool do_list(void)
{
	struct uk_file_entry entry;
	struct uk_file *folder;
	unsigned found = 0, expected = 0;

	SAY("list");
	if (uk_vfs_open(NULL, ".", 0, 0, &folder))
		return short_of_memory;
	while (uk_file_list(folder, &entry) > 0)
		if (entry.name[0] != '.')
			found |= 1U << (entry.name[0] - 'a');
	uk_file_put(folder);
	for (unsigned i = 0; i < NAMES; i++)
		expected |= (model_current->child[i] != NULL) << i;
	return agree(found, expected);
}

static bool do_current(void)
{
	char path[24], real_path[128], model_path[128];

	path_of(path);
	SAY("chdir %s", path);
	int real = uk_vfs_chdir(NULL, path);

	if (failed_for_memory(real))
		return true;
	if (!agree(real, model_chdir(path)))
		return false;
	long length = uk_vfs_getcwd(real_path, sizeof(real_path));

	return agree(length, model_getcwd(model_path)) &&
	       (length < 0 || uk_test_streq(real_path, model_path));
}

static bool step(void)
{
	unsigned what = pick(10);

	/* The model's room ends first. */
	if (model_is_full() && (what < 2 || what == 5))
		what = 2;
	switch (what) {
	case 0:
	case 1:
		return do_new();
	case 2:
		return do_remove();
	case 3:
	case 4:
		return do_two_paths();
	case 5:
		return do_open();
	case 6:
		return do_look();
	case 7:
		return do_list();
	case 8:
		return pick(3) || do_current();
	default:
		return do_data();
	}
}

/* Removes all that is below the current folder. */
static void clear(void)
{
	struct uk_file_entry entry;
	struct uk_file *folder;

	if (uk_vfs_open(NULL, ".", 0, 0, &folder))
		return;
	while (uk_file_list(folder, &entry) > 0) {
		if (entry.name[0] == '.')
			continue;
		if (entry.kind != UK_FILE_DIR) {
			if (uk_vfs_unlink(NULL, entry.name))
				break;
		} else if (uk_vfs_chdir(NULL, entry.name) == 0) {
			clear();
			if (uk_vfs_chdir(NULL, "..") ||
			    uk_vfs_rmdir(NULL, entry.name))
				break;
		}
	}
	uk_file_put(folder);
}

static bool run(unsigned seed)
{
	state = seed * 0x9e3779b97f4a7c15;
	memset(handles, 0, sizeof(handles));
	model_begin();
	for (unsigned i = 0; i < STEPS; i++) {
		short_of_memory = pick(8) == 0;
		ramfs_tree_grant(short_of_memory ? (long)pick(4) : -1);
		bool right = step();

		ramfs_tree_grant(-1);
		if (right)
			continue;
		for (unsigned n = 1; n <= 4; n++)
			uk_test_fail(__FILE__, __LINE__, "seed %u step %u: %s",
				     seed, i, calls[(called + n) % 4]);
		return false;
	}
	for (unsigned i = 0; i < HANDLES; i++)
		uk_file_put(handles[i].file);
	if (uk_vfs_chdir(NULL, "/"))
		return false;
	clear();
	return true;
}

UK_TEST(random_calls_do_what_the_model_does)
{
	ramfs_tree_begin();
	UK_EXPECT(ramfs_tree_end());
	for (unsigned seed = 1; seed <= SEEDS; seed++) {
		UK_EXPECT(run(seed));
		ramfs_tree_begin();
		UK_EXPECT(ramfs_tree_end());
	}
}
