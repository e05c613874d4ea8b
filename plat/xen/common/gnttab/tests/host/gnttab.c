// SPDX-License-Identifier: BSD-3-Clause
// Tests: grants given and taken back, with a hypervisor that allows two pages
// of them.
#include <uk/gnttab.h>

#include <uk/errno.h>
#include <uk/test.h>

enum { MOST_PAGES = 2, PER_PAGE = 512, ALL = MOST_PAGES * PER_PAGE - 8 };

static struct grant_entry_v1 entries[MOST_PAGES * PER_PAGE];
static unsigned mapped;

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	struct gnttab_query_size *size = (struct gnttab_query_size *)b;

	(void)c;
	(void)d;
	(void)e;
	if (op != __HYPERVISOR_grant_table_op || a != GNTTABOP_query_size)
		return -38;
	size->max_nr_frames = MOST_PAGES;
	size->status = GNTST_okay;
	return 0;
}

struct grant_entry_v1 *uk_gnttab_map(unsigned count)
{
	mapped = count;
	return entries;
}

xen_pfn_t uk_xen_frame(const void *page)
{
	return (uintptr_t)page >> 12;
}

UK_TEST(grants_are_entries_of_the_table)
{
	unsigned before = uk_gnttab_free();
	int ref = uk_gnttab_grant(7, (void *)0x123000, false);

	UK_EXPECT_INT(before, ==, ALL);
	UK_EXPECT(ref >= 8);
	UK_EXPECT_INT(entries[ref].domid, ==, 7);
	UK_EXPECT_INT(entries[ref].frame, ==, 0x123);
	UK_EXPECT_INT(entries[ref].flags, ==, GTF_permit_access);
	UK_EXPECT_INT(uk_gnttab_free(), ==, ALL - 1);
	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, 0);
	UK_EXPECT_INT(entries[ref].flags, ==, 0);
	ref = uk_gnttab_grant(0, (void *)0x5000, true);
	UK_EXPECT_INT(entries[ref].flags, ==, GTF_permit_access | GTF_readonly);
	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, 0);
	UK_EXPECT_INT(uk_gnttab_free(), ==, ALL);
}

UK_TEST(grant_in_use_is_not_taken_back)
{
	int ref = uk_gnttab_grant(0, (void *)0x5000, false);

	entries[ref].flags |= GTF_reading;
	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, -EBUSY);
	entries[ref].flags |= GTF_writing;
	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, -EBUSY);
	UK_EXPECT_INT(uk_gnttab_free(), ==, ALL - 1);
	entries[ref].flags = GTF_permit_access;
	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, 0);
}

UK_TEST(what_is_no_grant_is_not_taken_back)
{
	int ref = uk_gnttab_grant(0, (void *)0x5000, false);

	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, 0);
	UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)ref), ==, -EINVAL);
	UK_EXPECT_INT(uk_gnttab_end(0), ==, -EINVAL);
	UK_EXPECT_INT(uk_gnttab_end(7), ==, -EINVAL);
	UK_EXPECT_INT(uk_gnttab_end(MOST_PAGES * PER_PAGE), ==, -EINVAL);
	UK_EXPECT_INT(uk_gnttab_end(UINT32_MAX), ==, -EINVAL);
	UK_EXPECT_INT(uk_gnttab_free(), ==, ALL);
}

UK_TEST(grants_end_where_the_hypervisor_says)
{
	static int refs[ALL];

	for (int i = 0; i < ALL; i++) {
		refs[i] = uk_gnttab_grant(1, (void *)(0x1000L * i), false);
		UK_EXPECT(refs[i] >= 8);
		UK_EXPECT_INT(entries[refs[i]].frame, ==, i);
	}
	UK_EXPECT_INT(mapped, ==, MOST_PAGES);
	UK_EXPECT_INT(uk_gnttab_free(), ==, 0);
	UK_EXPECT_INT(uk_gnttab_grant(1, (void *)0x1000, false), ==, -ENOSPC);
	for (int i = 0; i < ALL; i++)
		UK_EXPECT_INT(uk_gnttab_end((grant_ref_t)refs[i]), ==, 0);
	UK_EXPECT_INT(uk_gnttab_free(), ==, ALL);
}
