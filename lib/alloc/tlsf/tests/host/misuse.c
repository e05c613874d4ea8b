// SPDX-License-Identifier: BSD-3-Clause
// Tests that a second free ends the image.

#include <uk/test.h>
#include <uk/tlsf.h>
#include <uk_host.h>

static char arena[16 << 10] UK_ALIGNED(64);
static struct uk_alloc *a;
static char *p;

static void free_again(void)
{
	uk_free(a, p);
}

static void resize_freed(void)
{
	(void)uk_alloc_resize(a, p, 1000);
}

UK_TEST(use_of_a_freed_block_is_noticed)
{
	a = uk_tlsf_create(arena, sizeof(arena));
	p = uk_alloc(a, 100);
	UK_EXPECT(p && uk_alloc(a, 100));
	uk_free(a, p);
	UK_EXPECT_INT(uk_host_status_of(free_again), ==, 134);
	UK_EXPECT_INT(uk_host_status_of(resize_freed), ==, 134);
}
