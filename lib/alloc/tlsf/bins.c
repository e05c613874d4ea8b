// SPDX-License-Identifier: BSD-3-Clause
// Bins: free blocks by size, and the bit maps that find one in constant time.

#include "heap.h"

unsigned tlsf_bin_of(size_t bytes)
{
	unsigned top;

	if (bytes < (size_t)1 << ROW0_LOG2)
		return (unsigned)(bytes >> GRAIN_LOG2);
	top = uk_bits_highest(bytes);
	if (top >= TOP_LOG2)
		return ROWS * COLUMNS - 1;
	/* The bits below the highest one count columns; the highest one itself
	 * carries into the row. */
	return ((top - ROW0_LOG2) << COLUMNS_LOG2) +
	       (unsigned)(bytes >> (top - COLUMNS_LOG2));
}

void tlsf_bin_insert(struct tlsf *t, struct block *b)
{
	unsigned bin = tlsf_bin_of(block_bytes(b));
	unsigned row = bin / COLUMNS, column = bin % COLUMNS;
	struct block **head = &t->bins[row][column];

	b->prev = NULL;
	b->next = *head;
	if (*head)
		(*head)->prev = b;
	*head = b;
	t->rows |= UK_BIT(row);
	t->columns[row] |= (uint16_t)UK_BIT(column);
}

void tlsf_bin_remove(struct tlsf *t, struct block *b)
{
	if (b->next)
		b->next->prev = b->prev;
	if (b->prev) {
		b->prev->next = b->next;
		return;
	}

	unsigned bin = tlsf_bin_of(block_bytes(b));
	unsigned row = bin / COLUMNS, column = bin % COLUMNS;

	t->bins[row][column] = b->next;
	if (b->next)
		return;
	t->columns[row] &= (uint16_t)~UK_BIT(column);
	if (!t->columns[row])
		t->rows &= ~UK_BIT(row);
}

/* The first bin from `bin` on that is not empty. */
static struct block *first_from(struct tlsf *t, unsigned bin)
{
	unsigned row = bin / COLUMNS;
	unsigned long map = t->columns[row] & (~0UL << bin % COLUMNS);

	if (!map) {
		unsigned long rows = t->rows & (~0UL << (row + 1));

		if (!rows)
			return NULL;
		row = uk_bits_lowest(rows);
		map = t->columns[row];
	}
	return t->bins[row][uk_bits_lowest(map)];
}

struct block *tlsf_bin_find(struct tlsf *t, size_t bytes)
{
	unsigned bin = tlsf_bin_of(bytes);
	struct block *own = t->bins[bin / COLUMNS][bin % COLUMNS];

	/* Blocks in this bin may be a little too short, those in the ones above
	 * never are. One look at the newest finds what was just freed. */
	if (own && block_bytes(own) >= bytes)
		return own;
	return first_from(t, bin + 1);
}

void tlsf_release(struct tlsf *t, struct block *b)
{
	struct block *next = block_next(b);

	if (next->tag & TAG_FREE) {
		tlsf_bin_remove(t, next);
		b->tag += block_bytes(next);
	}
	if (b->tag & TAG_BELOW_FREE) {
		tlsf_bin_remove(t, b->below);
		b->below->tag += block_bytes(b);
		b = b->below;
	}
	b->tag |= TAG_FREE;
	next = block_next(b);
	next->below = b;
	next->tag |= TAG_BELOW_FREE;
	tlsf_bin_insert(t, b);
}
