// SPDX-License-Identifier: BSD-3-Clause
// What is left to the thread, which does it all at once.
#include "interface.h"

static struct uk_list list = UK_LIST_INIT(list);
static struct uk_list for_room = UK_LIST_INIT(for_room);

void uk_lwip_later(struct uk_lwip_later *later)
{
	lwip_has_work = true;
	if (uk_list_empty(&later->link))
		uk_list_add_tail(&list, &later->link);
}

bool uk_lwip_later_room(struct uk_lwip_later *later)
{
	if (!lwip_frames_wait())
		return false;
	if (uk_list_empty(&later->link))
		uk_list_add_tail(&for_room, &later->link);
	return true;
}

void uk_lwip_later_not(struct uk_lwip_later *later)
{
	uk_list_remove(&later->link);
}

static void run_all(struct uk_list *all)
{
	while (!uk_list_empty(all)) {
		struct uk_lwip_later *later =
		    UK_LIST_ENTRY(all->next, struct uk_lwip_later, link);

		uk_list_remove(&later->link);
		later->run(later);
	}
}

void lwip_do_later(void)
{
	run_all(&list);
}

void lwip_do_room(void)
{
	if (!lwip_frames_wait())
		run_all(&for_room);
}
