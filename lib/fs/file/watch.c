// SPDX-License-Identifier: BSD-3-Clause
// Readiness: what a file can do now, and who is told when that changes.
#include <uk/arch.h>
#include <uk/file.h>
#include <uk/plat.h>

void uk_file_signal(struct uk_file *f, unsigned events)
{
	unsigned long flags = uk_lock_acquire(&f->lock);
	struct uk_list *at;

	f->events |= events;
	uk_list_for_each (at, &f->watchers) {
		struct uk_file_watcher *w =
		    UK_LIST_ENTRY(at, struct uk_file_watcher, link);

		if (events & (w->events | UK_FILE_UNASKED))
			w->tell(w, events & (w->events | UK_FILE_UNASKED));
	}
	uk_lock_release(&f->lock, flags);
}

void uk_file_calm(struct uk_file *f, unsigned events)
{
	unsigned long flags = uk_lock_acquire(&f->lock);

	f->events &= ~events;
	uk_lock_release(&f->lock, flags);
}

unsigned uk_file_events(struct uk_file *f)
{
	unsigned long flags = uk_plat_irq_save();

	if (f->ops->refresh)
		f->ops->refresh(f);
	unsigned events = uk_arch_atomic_load(&f->events);

	uk_plat_irq_restore(flags);
	return events;
}

void uk_file_watch(struct uk_file *f, struct uk_file_watcher *w)
{
	unsigned long flags = uk_lock_acquire(&f->lock);

	uk_list_add_tail(&f->watchers, &w->link);
	uk_lock_release(&f->lock, flags);
}

void uk_file_unwatch(struct uk_file *f, struct uk_file_watcher *w)
{
	unsigned long flags = uk_lock_acquire(&f->lock);

	uk_list_remove(&w->link);
	uk_lock_release(&f->lock, flags);
}
