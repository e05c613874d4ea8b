// SPDX-License-Identifier: BSD-3-Clause
// Answers frames until a command says that it is enough.
#include "frames.h"
#include "../selftest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/waitq.h>

static struct uk_waitq waiters = UK_WAITQ_INIT(waiters, "frames");
static bool woken, stopped, was_up;
static unsigned hold;

/* Packets that are to be sent when there is room, or all at once, by the queue
 * that they came by. */
struct answer {
	struct uk_netdev_buf *packet;
	unsigned queue;
	struct uk_netdev_todo todo;
};
static struct answer answers[4096];
static unsigned first, last;

static void wake(struct uk_netdev *dev, unsigned queue)
{
	(void)dev;
	(void)queue;
	woken = true;
	uk_waitq_wake(&waiters, UK_WAITQ_ALL);
}

static void say_state(const struct uk_netdev *dev)
{
	const struct uk_netdev_stats *s = &dev->stats;

	printf("frames: link %s, %llu received, %llu sent, %llu without "
	       "memory, %llu bad, %s interrupts\n",
	       dev->up ? "up" : "down", (unsigned long long)s->received,
	       (unsigned long long)s->sent, (unsigned long long)s->no_memory,
	       (unsigned long long)s->bad, s->interrupts ? "some" : "no");
	for (unsigned q = 0; dev->queue_stats && q < dev->queues; q++)
		printf("frames: queue %u: %llu received, %llu sent\n", q,
		       (unsigned long long)dev->queue_stats[q].received,
		       (unsigned long long)dev->queue_stats[q].sent);
}

/* The number behind a word's blank; 0 if there is none. */
static unsigned number_in(const char *text, unsigned which)
{
	while (which-- > 0 && text)
		text = strchr(text + 1, ' ');
	return text ? (unsigned)atoi(text + 1) : 0;
}

static void obey(struct uk_netdev *dev, const struct uk_netdev_buf *packet,
		 const char *text, size_t bytes)
{
	char line[64];

	bytes = UK_MIN(bytes, sizeof(line) - 1);
	memcpy(line, text, bytes);
	line[bytes] = '\0';
	if (strncmp(line, "stop", 4) == 0)
		stopped = true;
	else if (strncmp(line, "hold ", 5) == 0)
		hold = number_in(line, 1);
	else if (strncmp(line, "burst ", 6) == 0)
		frames_burst_begin(packet, number_in(line, 1),
				   number_in(line, 2));
	else if (strncmp(line, "large4 ", 7) == 0 ||
		 strncmp(line, "large6 ", 7) == 0)
		printf("frames: large: %d\n",
		       frames_large(dev, packet->data, line[5] == '6',
				    number_in(line, 1), number_in(line, 2)));
	say_state(dev);
}

/* As long as there is room; false if there is none. */
static bool send_answers(struct uk_netdev *dev)
{
	while (first != last) {
		struct answer *a = &answers[first % UK_ARRAY_LEN(answers)];
		int error = uk_netdev_send(dev, a->queue, a->packet, &a->todo);

		if (error == -EAGAIN)
			return false;
		if (error)
			uk_netdev_free(a->packet);
		first++;
	}
	return frames_burst(dev);
}

static void take(struct uk_netdev *dev, struct answer *a)
{
	const char *command = "";
	size_t bytes = 0;
	enum frames_verdict v =
	    frames_answer(dev, a->packet, &a->todo, &command, &bytes);

	if (v == FRAMES_DROP || last - first == UK_ARRAY_LEN(answers)) {
		uk_netdev_free(a->packet);
		return;
	}
	if (v == FRAMES_COMMAND)
		obey(dev, a->packet, command, bytes);
	answers[last++ % UK_ARRAY_LEN(answers)] = *a;
}

/* True: whatever there is was received. */
static bool receive(struct uk_netdev *dev, unsigned queue)
{
	struct answer a = {.queue = queue};
	unsigned count = 0;

	while (count++ < 64 &&
	       (a.packet = uk_netdev_receive(dev, queue, &a.todo)) != NULL)
		take(dev, &a);
	return count < 64;
}

/* True: nothing is left to do, but for want of room. */
static bool work(struct uk_netdev *dev)
{
	bool all = true;

	for (unsigned q = 0; q < dev->queues; q++)
		all &= receive(dev, q);
	if (hold == 0 || last - first >= hold) {
		hold = 0;
		(void)send_answers(dev);
	}
	for (unsigned q = 0; q < dev->queues; q++)
		uk_netdev_push(dev, q);
	return all;
}

static bool listen(struct uk_netdev *dev)
{
	bool none = true;

	for (unsigned q = 0; q < dev->queues; q++)
		none &= uk_netdev_listen(dev, q);
	return none;
}

/* Some time without anything ends what was to be held. */
static void wait(void)
{
	uint64_t deadline =
	    hold ? uk_plat_time_ns() + 300000000 : UK_PLAT_FOREVER;
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!woken && !error)
		error = uk_waitq_wait(&waiters, deadline);
	woken = false;
	uk_waitq_leave(flags);
	if (error)
		hold = 0;
}

static void say_link(const struct uk_netdev *dev)
{
	if (dev->up != was_up)
		printf("frames: link %s\n", dev->up ? "up" : "down");
	was_up = dev->up;
}

static int run(struct uk_netdev *dev, unsigned wanted)
{
	dev->wake = wake;
	waiters.external = true;
	if (uk_netdev_open(dev, dev->queues, wanted)) {
		printf("frames: the device does not open\n");
		return 1;
	}
	printf("frames: ready\n");
	fflush(stdout);
	while (!stopped || first != last) {
		bool all = work(dev);

		say_link(dev);
		if (all && !stopped && listen(dev))
			wait();
	}
	say_state(dev);
	uk_netdev_close(dev);
	return 0;
}

int selftest_frames(int wanted)
{
	struct uk_netdev *dev = uk_netdev_next(NULL);

	if (!dev) {
		printf("frames: no device\n");
		return 3;
	}
	was_up = dev->up;
	printf("frames: net%u is %s, %02x:%02x:%02x:%02x:%02x:%02x, MTU %u, "
	       "link %s, abilities %#x\n",
	       dev->number, dev->driver, dev->mac[0], dev->mac[1], dev->mac[2],
	       dev->mac[3], dev->mac[4], dev->mac[5], dev->mtu,
	       was_up ? "up" : "down", dev->abilities);
	return run(dev, (unsigned)wanted);
}
