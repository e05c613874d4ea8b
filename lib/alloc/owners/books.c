// SPDX-License-Identifier: BSD-3-Clause
// The books: a line for each library, and all of them at the image's end.

#include "internal.h"

#include <uk/lock.h>
#include <uk/param.h>
#include <uk/print.h>

struct owners_books owners_books;

static bool print;
UK_PARAM_BOOL(print, print, "say at the end which library holds how much");

static bool is_same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

unsigned owners_of(struct owners_books *books, const char *lib)
{
	struct uk_owner *lines = books->lines;
	unsigned n;

	for (n = 0; n < books->count; n++)
		if (lines[n].lib == lib || is_same(lines[n].lib, lib))
			return n;
	if (n > UK_OWNERS_MAX)
		return UK_OWNERS_MAX;
	lines[n].lib = n == UK_OWNERS_MAX ? "others" : lib;
	books->count++;
	return n;
}

void owners_take(struct uk_owner *o, size_t bytes)
{
	o->blocks++;
	o->bytes += bytes;
	o->peak_bytes = UK_MAX(o->peak_bytes, o->bytes);
}

void owners_give(struct uk_owner *o, size_t bytes)
{
	o->blocks--;
	o->bytes -= bytes;
}

int uk_owners_get(unsigned n, struct uk_owner *owner)
{
	if (n >= owners_books.count)
		return -ENOENT;
	*owner = owners_books.lines[n];
	return 0;
}

void uk_owners_print(void)
{
	struct uk_owner o;

	uk_printf("owners: %12s %12s %9s  library\n", "bytes held", "at most",
		  "blocks");
	for (unsigned n = 0; uk_owners_get(n, &o) == 0; n++) {
		uk_printf("owners: %12zu %12zu %9zu  %s", o.bytes, o.peak_bytes,
			  o.blocks, o.lib);
		if (o.failures)
			uk_printf(", refused %zu times", o.failures);
		uk_printf("\n");
	}
}

/* After the program's own destructors, which may still give memory back. */
__attribute__((destructor(101))) static void print_at_end(void)
{
	if (print)
		uk_owners_print();
}
