// SPDX-License-Identifier: BSD-3-Clause
// Tests of the malloc family on the image's own heap and errno.
#include "../../family.h"

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>

UK_TEST(blocks_are_aligned_as_asked)
{
	void *p = NULL;

	for (size_t align = sizeof(void *); align <= 8192; align *= 2) {
		UK_EXPECT_INT(posix_memalign(&p, align, 100), ==, 0);
		UK_EXPECT(UK_IS_ALIGNED((uintptr_t)p, align));
		memset(p, 0xff, 100);
		free(p);
		p = memalign(align, 1);
		UK_EXPECT(p && UK_IS_ALIGNED((uintptr_t)p, align));
		free(p);
	}
	p = valloc(1);
	UK_EXPECT(p && UK_IS_ALIGNED((uintptr_t)p, UK_ARCH_PAGE_SIZE));
	free(p);
}

UK_TEST(an_aligned_block_may_be_resized)
{
	char *p = aligned_alloc(512, 40);

	UK_EXPECT(p != NULL);
	memcpy(p, "aligned", 8);
	p = realloc(p, 4000);
	UK_EXPECT(p != NULL);
	UK_EXPECT_STR(p, "aligned");
	p = realloc(p, 8);
	UK_EXPECT(p != NULL);
	UK_EXPECT_STR(p, "aligned");
	free(p);
}

UK_TEST(all_of_a_usable_size_is_usable)
{
	for (size_t bytes = 0; bytes < 300; bytes += 7) {
		char *p = malloc(bytes), *q = malloc(bytes);
		size_t usable = malloc_usable_size(p);

		UK_EXPECT(p && q && p != q && usable >= bytes);
		memset(q, 0x55, bytes);
		memset(p, 0xaa, usable);
		for (size_t i = 0; i < bytes; i++)
			UK_EXPECT_INT(q[i], ==, 0x55);
		free(p);
		free(q);
	}
}

UK_TEST(what_no_machine_has_is_an_error)
{
	void *p = &p;

	*uk_errno() = 0;
	UK_EXPECT(malloc(SIZE_MAX - 8) == NULL);
	UK_EXPECT_INT(*uk_errno(), ==, ENOMEM);
	*uk_errno() = 0;
	UK_EXPECT(calloc(SIZE_MAX / 2, 3) == NULL);
	UK_EXPECT_INT(*uk_errno(), ==, ENOMEM);
	*uk_errno() = 0;
	UK_EXPECT(memalign(4096, SIZE_MAX - 100) == NULL);
	UK_EXPECT_INT(*uk_errno(), ==, ENOMEM);
	UK_EXPECT_INT(posix_memalign(&p, 64, SIZE_MAX), ==, ENOMEM);
	UK_EXPECT(p == &p);
	p = malloc(100);
	UK_EXPECT(p && !realloc(p, SIZE_MAX - 100));
	UK_EXPECT(!reallocarray(p, SIZE_MAX / 4, 8));
	free(p);
}
