// SPDX-License-Identifier: BSD-3-Clause
// Tests: memory given and taken, with a hypervisor that does what it likes and
// a platform that may not be able to.
#include <uk/balloon.h>

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/memmap.h>
#include <uk/test.h>
#include <xen/errno.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* Pages from 1 on, each known by another number whenever it is taken. */
enum { PAGES = 200, OWN = 1000 };
static xen_pfn_t frame_of[PAGES]; /* 0: given away */
static xen_pfn_t next_frame;
/* How many pages the hypervisor does before it does no more, and the platform
 * takes out of use before it fails. */
static long most, most_away;
static unsigned calls, largest;

static size_t number(uintptr_t page)
{
	return page / PAGE - 1;
}

static void *at(size_t i)
{
	return (void *)((i + 1) * PAGE);
}

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	struct xen_memory_reservation *arg = (void *)b;
	long done = UK_MIN((long)arg->nr_extents, most);

	(void)c;
	(void)d;
	(void)e;
	if (op != __HYPERVISOR_memory_op)
		return -XEN_ENOSYS;
	if (most < 0)
		return most;
	calls++;
	largest = UK_MAX(largest, (unsigned)arg->nr_extents);
	most -= done;
	for (long i = 0; i < done; i++) {
		xen_pfn_t *extent = &arg->extent_start.p[i];

		if (a == XENMEM_populate_physmap)
			*extent = *extent - OWN < PAGES ? next_frame++ : 0;
	}
	return done;
}

xen_pfn_t uk_xen_frame(const void *page)
{
	return frame_of[number((uintptr_t)page)];
}

xen_pfn_t uk_balloon_number(uintptr_t page)
{
	return OWN + number(page);
}

bool uk_balloon_is_here(uintptr_t page)
{
	return frame_of[number(page)] != 0;
}

int uk_balloon_set_away(uintptr_t page, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (most_away-- <= 0)
			return -ENOMEM;
		frame_of[number(page) + i] = 0;
	}
	return 0;
}

int uk_balloon_set_here(uintptr_t page, size_t count, const xen_pfn_t *frames)
{
	for (size_t i = 0; i < count; i++)
		frame_of[number(page) + i] = frames[i];
	return 0;
}

static void begin(void)
{
	uk_memmap_ram[0] = (struct uk_memmap_range){PAGE, (PAGES + 1) * PAGE};
	uk_memmap_ram_count = 1;
	next_frame = 5000;
	most = most_away = PAGES;
	calls = largest = 0;
	for (size_t i = 0; i < PAGES; i++)
		frame_of[i] = 2000 + i;
}

static size_t count_away(void)
{
	size_t count = 0;

	for (size_t i = 0; i < PAGES; i++)
		count += !frame_of[i];
	return count;
}

UK_TEST(balloon_gives_and_takes_in_batches)
{
	begin();
	UK_EXPECT_INT(uk_balloon_give(at(3), 150), ==, 150);
	UK_EXPECT_INT(count_away(), ==, 150);
	UK_EXPECT_INT(calls, ==, 3);
	UK_EXPECT_INT(largest, ==, 64);
	most = PAGES;
	UK_EXPECT_INT(uk_balloon_take(at(3), 150), ==, 150);
	UK_EXPECT_INT(count_away(), ==, 0);
	UK_EXPECT_INT(frame_of[2], ==, 2002);
	UK_EXPECT_INT(frame_of[3], ==, 5000);
	UK_EXPECT_INT(frame_of[152], ==, 5149);
	UK_EXPECT_INT(frame_of[153], ==, 2153);
}

UK_TEST(balloon_keeps_what_the_hypervisor_does_not_take)
{
	begin();
	most = 70;
	UK_EXPECT_INT(uk_balloon_give(at(0), PAGES), ==, 70);
	UK_EXPECT_INT(count_away(), ==, 70);
	UK_EXPECT_INT(frame_of[70], ==, 2070);
	UK_EXPECT_INT(calls, ==, 2);
	most = -XEN_EPERM;
	UK_EXPECT_INT(uk_balloon_give(at(70), 1), ==, 0);
	UK_EXPECT_INT(frame_of[70], ==, 2070);
}

UK_TEST(balloon_takes_what_the_hypervisor_has)
{
	begin();
	UK_EXPECT_INT(uk_balloon_give(at(0), 100), ==, 100);
	most = 65;
	UK_EXPECT_INT(uk_balloon_take(at(0), 100), ==, 65);
	UK_EXPECT_INT(count_away(), ==, 35);
	most = -XEN_ENOMEM;
	UK_EXPECT_INT(uk_balloon_take(at(65), 35), ==, 0);
	UK_EXPECT_INT(count_away(), ==, 35);
}

UK_TEST(balloon_ends_where_the_platform_does)
{
	begin();
	most_away = 80;
	UK_EXPECT_INT(uk_balloon_give(at(0), PAGES), ==, 64);
	UK_EXPECT_INT(count_away(), ==, 64);
	UK_EXPECT_INT(frame_of[64], ==, 2064);
	UK_EXPECT_INT(calls, ==, 1);
}

UK_TEST(balloon_refuses_what_is_no_memory_or_not_as_it_should)
{
	begin();
	UK_EXPECT_INT(uk_balloon_give(at(PAGES), 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give((char *)at(0) + 8, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(at(0), SIZE_MAX / PAGE + 2), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_take(at(0), 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(at(5), 1), ==, 1);
	UK_EXPECT_INT(uk_balloon_give(at(0), 10), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_take(at(0), 10), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(at(0), 0), ==, 0);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(count_away(), ==, 1);
}
