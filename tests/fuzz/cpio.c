// SPDX-License-Identifier: BSD-3-Clause
// Archives: the input is an initrd, and all that comes out of it is read.
#include "heap.h"
#include "memory.h"
#include "tree.h"

#include <uk/cpio.h>
#include <uk/memory.h>

/* lib/fs/cpio's own. */
int cpio_unpack_initrd(void);

static void check_entries(const void *archive, size_t bytes)
{
	struct uk_cpio c;
	struct uk_cpio_entry e;
	int found;

	uk_cpio_begin(&c, archive, bytes);
	while ((found = uk_cpio_next(&c, &e)) == 1) {
		HOLDS(c.at <= bytes);
		HOLDS(e.data >= c.data && e.data + e.bytes <= c.data + bytes);
	}
	HOLDS(!found == !c.wrong);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	void *archive = __builtin_malloc(bytes);

	memcpy(archive, input, bytes);
	check_entries(archive, bytes);
	tree_begin();
	tree_bootinfo.initrd = bytes > 0 ? archive : NULL;
	tree_bootinfo.initrd_bytes = bytes;
	/* The first byte says whether there is enough memory. */
	if (bytes > 110 && input[109] & 1)
		heap_grant(input[108] % 16);
	int error = cpio_unpack_initrd();

	heap_grant(-1);
	if (!error || error == -EINVAL)
		tree_read(8);
	tree_end();
	__builtin_free(archive);
	return 0;
}
