// SPDX-License-Identifier: BSD-3-Clause
// What is mapped.
#include "internal.h"

#include <uk/base.h>

struct uk_list mman_areas = UK_LIST_INIT(mman_areas);

int mman_range(const void *addr, size_t bytes, char **end)
{
	uintptr_t last;

	if (!UK_IS_ALIGNED((uintptr_t)addr, PAGE) ||
	    __builtin_add_overflow((uintptr_t)addr, bytes, &last) ||
	    last > UINTPTR_MAX - PAGE)
		return EINVAL;
	*end = (char *)UK_ALIGN_UP(last, PAGE);
	return 0;
}

/* Where what is mapped from `at` on ends; `at` if it is not. */
static const char *mapped_up_to(const char *at)
{
	struct uk_list *l;

	uk_list_for_each (l, &mman_areas) {
		const struct mman_area *a =
		    UK_LIST_ENTRY(l, struct mman_area, link);

		if (at >= a->start && at < a->end)
			return a->end;
	}
	return at;
}

bool mman_is_mapped(const char *start, const char *end)
{
	while (start < end) {
		const char *up_to = mapped_up_to(start);

		if (up_to == start)
			return false;
		start = up_to;
	}
	return true;
}
