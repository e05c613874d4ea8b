// SPDX-License-Identifier: BSD-3-Clause
// Messages copied in at one end, and out at the other.
#include <uk/ring.h>

#include <uk/memory.h>

void uk_ring_init(struct uk_ring *r, void *memory, size_t message_bytes,
		  size_t room)
{
	r->memory = memory;
	r->message_bytes = message_bytes;
	r->room = room;
	r->first = 0;
	r->count = 0;
	uk_waitq_init(&r->takers, "a message");
	uk_waitq_init(&r->putters, "room for a message");
}

static char *place(const struct uk_ring *r, size_t n)
{
	return r->memory + (r->first + n) % r->room * r->message_bytes;
}

int uk_ring_try_put(struct uk_ring *r, const void *message)
{
	unsigned long flags = uk_waitq_enter();
	int error = r->count < r->room ? 0 : -EAGAIN;

	if (!error) {
		memcpy(place(r, r->count++), message, r->message_bytes);
		uk_waitq_wake(&r->takers, 1);
	}
	uk_waitq_leave(flags);
	return error;
}

int uk_ring_try_take(struct uk_ring *r, void *message)
{
	unsigned long flags = uk_waitq_enter();
	int error = r->count > 0 ? 0 : -EAGAIN;

	if (!error) {
		memcpy(message, place(r, 0), r->message_bytes);
		r->first = (r->first + 1) % r->room;
		r->count--;
		uk_waitq_wake(&r->putters, 1);
	}
	uk_waitq_leave(flags);
	return error;
}

/* Who is woken looks again: another may have been quicker. */
int uk_ring_put(struct uk_ring *r, const void *message, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && uk_ring_try_put(r, message))
		error = uk_waitq_wait(&r->putters, deadline_ns);
	uk_waitq_leave(flags);
	return error;
}

int uk_ring_take(struct uk_ring *r, void *message, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && uk_ring_try_take(r, message))
		error = uk_waitq_wait(&r->takers, deadline_ns);
	uk_waitq_leave(flags);
	return error;
}
