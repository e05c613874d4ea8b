// SPDX-License-Identifier: BSD-3-Clause
// The tree of a zone: what is free in it, by halves.

#include "buddy.h"

/* A node, the order of its block, and where that starts. */
struct place {
	size_t node;
	unsigned order;
	size_t first;
};

static struct place root(const struct zone *z)
{
	return (struct place){.node = 1, .order = z->order};
}

static struct place lower(struct place p)
{
	return (struct place){2 * p.node, p.order - 1, p.first};
}

static struct place upper(struct place p)
{
	return (struct place){2 * p.node + 1, p.order - 1,
			      p.first + ((size_t)1 << (p.order - 1))};
}

static size_t end_of(struct place p)
{
	return p.first + ((size_t)1 << p.order);
}

static bool is_free(const struct zone *z, struct place p)
{
	return z->nodes[p.node] == p.order + 1;
}

static void mark(struct zone *z, struct place p, bool free)
{
	z->nodes[p.node] = free ? (uint8_t)(p.order + 1) : 0;
}

/* What holds for the whole block is written down for both halves, because they
 * are about to differ. */
static void push(struct zone *z, struct place p)
{
	if (z->nodes[p.node] == 0 || is_free(z, p)) {
		mark(z, lower(p), is_free(z, p));
		mark(z, upper(p), is_free(z, p));
	}
}

static void pull(struct zone *z, struct place p)
{
	struct place low = lower(p), high = upper(p);

	if (is_free(z, low) && is_free(z, high))
		mark(z, p, true);
	else
		z->nodes[p.node] =
		    UK_MAX(z->nodes[low.node], z->nodes[high.node]);
}

/* No deeper than the tree, and at each level no more than twice. */
static void set(struct zone *z, struct place p, size_t first, size_t end,
		bool free)
{
	if (first <= p.first && end_of(p) <= end) {
		mark(z, p, free);
		return;
	}
	push(z, p);
	if (first < upper(p).first)
		set(z, lower(p), first, end, free);
	if (end > upper(p).first)
		set(z, upper(p), first, end, free);
	pull(z, p);
}

void buddy_tree_set(struct zone *z, size_t first, size_t end, bool free)
{
	set(z, root(z), first, end, free);
}

static bool is_used(const struct zone *z, struct place p, size_t first,
		    size_t end)
{
	if (z->nodes[p.node] == 0)
		return true;
	if (is_free(z, p) || (first <= p.first && end_of(p) <= end))
		return false;
	return (first >= upper(p).first || is_used(z, lower(p), first, end)) &&
	       (end <= upper(p).first || is_used(z, upper(p), first, end));
}

bool buddy_tree_is_used(const struct zone *z, size_t first, size_t end)
{
	return is_used(z, root(z), first, end);
}

/* Goes where the longest free block is the shorter one, so that long ones stay
 * whole. */
size_t buddy_tree_find(const struct zone *z, unsigned order)
{
	struct place p = root(z);

	while (!is_free(z, p)) {
		uint8_t low = z->nodes[lower(p).node];
		uint8_t high = z->nodes[upper(p).node];
		bool go_high = low <= order || (high > order && high < low);

		p = go_high ? upper(p) : lower(p);
	}
	return p.first;
}

static size_t count_runs(const struct zone *z, struct place p, bool *in_run)
{
	size_t count;

	if (z->nodes[p.node] == 0) {
		*in_run = false;
		return 0;
	}
	if (is_free(z, p)) {
		count = !*in_run;
		*in_run = true;
		return count;
	}
	count = count_runs(z, lower(p), in_run);
	return count + count_runs(z, upper(p), in_run);
}

size_t buddy_tree_runs(const struct zone *z)
{
	bool in_run = false;

	return count_runs(z, root(z), &in_run);
}
