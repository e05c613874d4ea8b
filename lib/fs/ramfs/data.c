// SPDX-License-Identifier: BSD-3-Clause
// What stands in files: pages of their own, what was lent to them, or nothing.
#include "ramfs.h"

#include <uk/memory.h>

/* The part of one page that a transfer reaches. */
struct piece {
	uint64_t number;
	size_t begin, bytes;
};

static struct piece piece_at(int64_t pos, size_t bytes)
{
	struct piece p = {.number = (uint64_t)pos / RAMFS_PAGE,
			  .begin = (size_t)((uint64_t)pos % RAMFS_PAGE)};

	p.bytes = UK_MIN(bytes, RAMFS_PAGE - p.begin);
	return p;
}

/* What a page without memory of its own reads as. */
static void copy_lent(const struct ramfs_node *r, char *to,
		      const struct piece *p)
{
	int64_t pos = (int64_t)(p->number * RAMFS_PAGE + p->begin);
	size_t lent = 0;

	if (pos < r->lent_bytes) {
		lent = (size_t)UK_MIN((int64_t)p->bytes, r->lent_bytes - pos);
		memcpy(to, r->lent + pos, lent);
	}
	memset(to + lent, 0, p->bytes - lent);
}

static long read_file(struct uk_vfs_node *node, void *to, size_t bytes,
		      int64_t pos)
{
	struct ramfs_node *r = ramfs_node_of(node);
	size_t done = 0;

	if (pos >= node->stat.bytes)
		return 0;
	if ((uint64_t)(node->stat.bytes - pos) < bytes)
		bytes = (size_t)(node->stat.bytes - pos);
	while (done < bytes) {
		struct piece p = piece_at(pos + (int64_t)done, bytes - done);
		const char *page = ramfs_store_find(&r->store, p.number);

		if (page)
			memcpy((char *)to + done, page + p.begin, p.bytes);
		else
			copy_lent(r, (char *)to + done, &p);
		done += p.bytes;
	}
	return (long)done;
}

/* The page to write to, with what it read as so far. */
static char *own_page(struct ramfs_node *r, uint64_t number)
{
	const struct piece whole = {.number = number, .bytes = RAMFS_PAGE};
	void **slot = ramfs_store_slot(&r->store, number);

	if (slot && !*slot) {
		*slot = ramfs_page_take(r->system);
		if (*slot) {
			r->node.stat.blocks += RAMFS_PAGE / 512;
			if (r->lent_bytes > 0)
				copy_lent(r, *slot, &whole);
		}
	}
	return slot ? *slot : NULL;
}

static long write_file(struct uk_vfs_node *node, const void *from, size_t bytes,
		       int64_t pos)
{
	struct ramfs_node *r = ramfs_node_of(node);
	size_t done = 0;

	while (done < bytes) {
		struct piece p = piece_at(pos + (int64_t)done, bytes - done);
		char *page = own_page(r, p.number);

		if (!page)
			break;
		memcpy(page + p.begin, (const char *)from + done, p.bytes);
		done += p.bytes;
	}
	if (done == 0 && bytes > 0)
		return -ENOSPC;
	if (done > 0)
		node->stat.bytes =
		    UK_MAX(node->stat.bytes, pos + (int64_t)done);
	return (long)done;
}

/* Behind its end a file reads as zeros once it grows again. */
static int resize_file(struct uk_vfs_node *node, int64_t bytes)
{
	struct ramfs_node *r = ramfs_node_of(node);
	struct piece last = piece_at(bytes, RAMFS_PAGE);

	if (bytes < node->stat.bytes) {
		size_t pages = ramfs_store_cut(&r->store, r->system,
					       last.number + (last.begin > 0));
		char *page = ramfs_store_find(&r->store, last.number);

		if (page)
			memset(page + last.begin, 0, last.bytes);
		r->lent_bytes = UK_MIN(r->lent_bytes, bytes);
		node->stat.blocks -= pages * (RAMFS_PAGE / 512);
	}
	node->stat.bytes = bytes;
	return 0;
}

const struct uk_vfs_ops ramfs_file_ops = {
    .release = ramfs_release,
    .space = ramfs_space,
    .read = read_file,
    .write = write_file,
    .resize = resize_file,
};
