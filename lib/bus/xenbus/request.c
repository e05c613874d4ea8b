// SPDX-License-Identifier: BSD-3-Clause
// Requests and their answers.
#include "xenbus.h"

#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/waitq.h>

/* What a store on a busy host may take. */
#define PATIENCE_NS 10000000000ULL

/* A request that waits; on the stack of whoever does. */
struct request {
	uint32_t id, type;
	char *answer;
	size_t size;
	bool done;
	int result;
	struct request *next;
};

static struct request *waiting;
static bool sending;
/* Which connection it is: requests end with the one that they were sent on. */
static unsigned connection;

void xenbus_request_reset(void)
{
	waiting = NULL;
	sending = false;
	connection++;
}

bool xenbus_is_sending(void)
{
	return sending;
}

/* Answers that nobody waits for, any more or at all, say nothing. */
void xenbus_answer(const struct xenbus_wire *message)
{
	const struct xsd_sockmsg *head = &message->header;
	struct request *r = waiting;

	while (r && r->id != head->req_id)
		r = r->next;
	if (!r || r->done)
		return;
	r->done = true;
	if (head->type == XS_ERROR) {
		r->result = xenbus_wire_error(message);
	} else if (head->type != r->type) {
		r->result = -EIO;
		xenbus_break("the store answers another question");
	} else {
		r->result = (int)head->len;
		if (r->size > 0)
			memcpy(r->answer, message->payload,
			       UK_MIN(head->len, r->size));
	}
}

/* Gives the store time; false if there is none left. Interrupts masked. */
static bool wait(uint64_t deadline)
{
	xenbus_notify();
	if (uk_plat_time_ns() >= deadline)
		return false;
	uk_waitq_wait_interrupt(deadline);
	xenbus_receive();
	return true;
}

/* A message that stops halfway leaves the store without a beginning of the
 * next. */
static int send(const struct xenbus_part *part, uint64_t deadline)
{
	const char *bytes = part->bytes;
	size_t left = part->len;

	while (left > 0) {
		int n = xenbus_state() ? -EIO : xenbus_put(bytes, left);

		if (n < 0)
			return n;
		bytes += n;
		left -= (size_t)n;
		if (left > 0 && !wait(deadline)) {
			xenbus_break("the store does not read");
			return -ETIMEDOUT;
		}
	}
	return 0;
}

static int send_all(const struct xsd_sockmsg *head,
		    const struct xenbus_part *parts, size_t count,
		    uint64_t deadline)
{
	const struct xenbus_part first = {head, sizeof(*head)};
	int error = 0;

	/* Who sends may be interrupted by who wants to send: that comes later
	 * (xenbus_watch_run_later), so only a thread is in the midst of it. */
	while (sending)
		if (!wait(deadline))
			return -EBUSY;
	sending = true;
	error = send(&first, deadline);
	for (size_t i = 0; i < count && !error; i++)
		error = send(&parts[i], deadline);
	sending = false;
	xenbus_watch_run_later();
	return error;
}

static int wait_for(struct request *r, uint64_t deadline)
{
	unsigned sent_on = connection;

	while (!r->done) {
		if (xenbus_state() || connection != sent_on)
			return -EIO;
		if (!wait(deadline))
			return -ETIMEDOUT;
	}
	return r->result;
}

static void forget(const struct request *r)
{
	struct request **at = &waiting;

	while (*at && *at != r)
		at = &(*at)->next;
	if (*at)
		*at = r->next;
}

int xenbus_request(uint32_t type, uint32_t tx, const struct xenbus_part *parts,
		   size_t count, char *answer, size_t size)
{
	static uint32_t latest_id;
	struct xsd_sockmsg head = {.type = type, .tx_id = tx};
	struct request r = {.type = type, .answer = answer, .size = size};
	uint64_t deadline = uk_plat_time_ns() + PATIENCE_NS;
	int result = xenbus_state();

	for (size_t i = 0; i < count; i++)
		head.len +=
		    (uint32_t)UK_MIN(parts[i].len, XENSTORE_PAYLOAD_MAX + 1);
	if (result || head.len > XENSTORE_PAYLOAD_MAX)
		return result ? result : -E2BIG;
	unsigned long flags = uk_plat_irq_save();

	head.req_id = r.id = ++latest_id;
	r.next = waiting;
	waiting = &r;
	result = send_all(&head, parts, count, deadline);
	if (!result)
		result = wait_for(&r, deadline);
	forget(&r);
	uk_plat_irq_restore(flags);
	return result;
}
