// SPDX-License-Identifier: BSD-3-Clause
// Waiting for files: for one, or for any of several.
#include <uk/file.h>
#include <uk/interrupt.h>

struct uk_file_poller {
	struct uk_waitq queue;
	bool must_look; /* for some file nobody signals */
};

static void tell(struct uk_file_watcher *w, unsigned events)
{
	struct uk_file_poll *p =
	    UK_CONTAINER_OF(w, struct uk_file_poll, watcher);

	(void)events;
	uk_waitq_wake(&p->poller->queue, UK_WAITQ_ALL);
}

/* Whoever polls holds a reference, so that this does not happen. */
static void gone(struct uk_file_watcher *w)
{
	(void)w;
}

static void watch(struct uk_file_poller *poller, struct uk_file_poll *p)
{
	p->poller = poller;
	p->watcher = (struct uk_file_watcher){
	    .events = p->events,
	    .tell = tell,
	    .gone = gone,
	};
	uk_list_init(&p->watcher.link);
	if (!p->file)
		return;
	if (p->file->ops->refresh)
		poller->must_look = true;
	if (p->file->ops->is_external)
		poller->queue.external = true;
	uk_file_watch(p->file, &p->watcher);
}

static int look(struct uk_file_poll *polls, unsigned count)
{
	int ready = 0;

	for (unsigned i = 0; i < count; i++) {
		struct uk_file_poll *p = &polls[i];
		unsigned wanted = p->events | UK_FILE_UNASKED;

		p->found = p->file ? uk_file_events(p->file) & wanted : 0;
		ready += p->found != 0;
	}
	return ready;
}

static int wait(struct uk_file_poller *poller, uint64_t deadline_ns)
{
	return poller->must_look
		   ? uk_interrupt_wait_any(&poller->queue, deadline_ns)
		   : uk_interrupt_wait(&poller->queue, deadline_ns);
}

int uk_file_poll(struct uk_file_poll *polls, unsigned count,
		 uint64_t deadline_ns)
{
	struct uk_file_poller poller = {.must_look = false};
	int ready, error = 0;

	uk_waitq_init(&poller.queue, "files to be ready");
	for (unsigned i = 0; i < count; i++)
		watch(&poller, &polls[i]);
	unsigned long flags = uk_waitq_enter();

	while (!(ready = look(polls, count)) && !error)
		error = wait(&poller, deadline_ns);
	uk_waitq_leave(flags);
	for (unsigned i = 0; i < count; i++)
		if (polls[i].file)
			uk_file_unwatch(polls[i].file, &polls[i].watcher);
	return !ready && error == -EINTR ? error : ready;
}

int uk_file_wait(struct uk_file *f, unsigned events, uint64_t deadline_ns)
{
	struct uk_file_poll poll = {.file = f, .events = events};

	int ready = uk_file_poll(&poll, 1, deadline_ns);

	return ready > 0 ? 0 : ready < 0 ? ready : -ETIMEDOUT;
}
