// SPDX-License-Identifier: BSD-3-Clause
// What is left to the thread, which does it all at once.
#include "lwip.h"

static struct uk_list list = UK_LIST_INIT(list);

void uk_lwip_later(struct uk_lwip_later *later)
{
	lwip_has_work = true;
	if (uk_list_empty(&later->link))
		uk_list_add_tail(&list, &later->link);
}

void uk_lwip_later_not(struct uk_lwip_later *later)
{
	uk_list_remove(&later->link);
}

void lwip_do_later(void)
{
	while (!uk_list_empty(&list)) {
		struct uk_lwip_later *later =
		    UK_LIST_ENTRY(list.next, struct uk_lwip_later, link);

		uk_list_remove(&later->link);
		later->run(later);
	}
}
