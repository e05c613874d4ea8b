// SPDX-License-Identifier: BSD-3-Clause
// Sorting by a heap: in place, O(n log n) whatever the input.
#include <stdlib.h>

struct sort {
	char *base;
	size_t size;
	int (*compare)(const void *, const void *);
};

static void swap(const struct sort *s, size_t i, size_t j)
{
	char *a = s->base + i * s->size, *b = s->base + j * s->size;

	for (size_t n = s->size; n; n--) {
		char t = *a;
		*a++ = *b;
		*b++ = t;
	}
}

static int less(const struct sort *s, size_t i, size_t j)
{
	return s->compare(s->base + i * s->size, s->base + j * s->size) < 0;
}

/* Moves element `i` of a heap of `n` down until no child is greater. */
static void sift(const struct sort *s, size_t i, size_t n)
{
	/* The upper half of the elements has no children. */
	while (i < n / 2) {
		size_t child = 2 * i + 1;
		if (child + 1 < n && less(s, child, child + 1))
			child++;
		if (!less(s, i, child))
			return;
		swap(s, i, child);
		i = child;
	}
}

void qsort(void *base, size_t n, size_t size,
	   int (*compare)(const void *, const void *))
{
	struct sort s = {.base = base, .size = size, .compare = compare};

	for (size_t i = n / 2; i-- > 0;)
		sift(&s, i, n);
	while (n > 1) {
		swap(&s, 0, --n);
		sift(&s, 0, n);
	}
}
