// SPDX-License-Identifier: BSD-3-Clause
// Tests: a device that lies is stopped, and nothing else.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

static struct virtcon *begin(void)
{
	int error;

	return played_begin(&error);
}

static bool has_name(const char *path)
{
	int error;
	struct uk_file *f = played_open(path, UK_FILE_RDONLY, &error);

	uk_file_put(f);
	return f;
}

UK_TEST(devices_that_cannot_be_used_are_left)
{
	int error;

	played_default();
	played.most_ports = 0;
	UK_EXPECT(!played_begin(&error));
	UK_EXPECT_INT(error, ==, -EINVAL);
	played_default();
	played.ring_size = 0;
	UK_EXPECT(!played_begin(&error));
	UK_EXPECT_INT(error, ==, -ENOENT);
	played_default();
	played.stuck = true;
	UK_EXPECT(!played_begin(&error));
	UK_EXPECT_INT(error, ==, -EIO);
}

/* One that says nothing is not waited for for ever. */
UK_TEST(devices_that_do_not_answer_are_stopped)
{
	played_default();
	played.is_deaf = true;
	struct virtcon *d = begin();

	UK_EXPECT(d && d->dead && played_was_reset() == false);
	UK_EXPECT_STR(d->virtio->broken, "does not answer");
}

UK_TEST(devices_with_small_rings_are_slower)
{
	int error;

	played_default();
	played.ring_size = 2;
	/* One has no place for what a device says at once but for two. */
	played.ports[2].there = false;
	struct virtcon *d = begin();

	UK_EXPECT(d && !d->dead && uk_console_hook);
	struct uk_file *f = played_open("/vport0p1", UK_FILE_RDWR, &error);
	char data[4 * VIRTCON_BUFFER_BYTES] = "";

	UK_EXPECT(f && played_say(1, SAYS_OPEN, 1, "", 0));
	UK_EXPECT_INT(played_give(1, data, sizeof(data)), ==,
		      2 * VIRTCON_BUFFER_BYTES);
	UK_EXPECT_INT(uk_file_read(f, data, sizeof(data)), ==,
		      2 * VIRTCON_BUFFER_BYTES);
	uk_file_put(f);
}

UK_TEST(devices_may_have_more_ports_than_there_is_room_for)
{
	played_default();
	played.most_ports = PLAYED_PORTS;
	played.ports[6].there = true;
	struct virtcon *d = begin();

	UK_EXPECT(d && !d->dead);
	UK_EXPECT_INT(d->port_count, ==, CONFIG_VIRTCON_PORTS);
	UK_EXPECT_INT(played.ports[6].readies, ==, 0);
	UK_EXPECT(has_name("/vport0p1"));
	UK_EXPECT(played_say(6, SAYS_OPEN, 1, "", 0) && !d->dead);
}

static const char *after(const void *message, size_t bytes)
{
	played_default();
	struct virtcon *d = begin();

	if (!d || d->dead || !played_say_bytes(message, bytes))
		return "begins";
	if (!d->dead || !played_was_reset())
		return "goes on";
	if (has_name("/vport0p1"))
		return "is opened";
	return d->virtio->broken;
}

UK_TEST(messages_that_make_no_sense_stop_the_device)
{
	const struct virtcon_control beyond = {4, SAYS_ADD, 1};
	const struct virtcon_control far = {~0U, SAYS_NAME, 1};

	UK_EXPECT_STR(after(&beyond, sizeof(beyond)),
		      "names a port that it cannot have");
	UK_EXPECT_STR(after(&far, sizeof(far)),
		      "names a port that it cannot have");
	UK_EXPECT_STR(after(&beyond, 7), "sends less than a control message");
	UK_EXPECT_STR(after(&beyond, 0), "sends less than a control message");
	char text[300] = {1};

	UK_EXPECT_STR(after(text, 257), "wrote more than it had room for");
}

UK_TEST(messages_without_end_stop_the_device)
{
	unsigned count = 0;

	played_default();
	struct virtcon *d = begin();

	UK_EXPECT(d != NULL);
	while (!d->dead && count < 1000000 &&
	       played_say(1, SAYS_OPEN, count & 1, "", 0))
		count++;
	UK_EXPECT(d->dead);
	UK_EXPECT(count > 4000);
	UK_EXPECT_STR(d->virtio->broken,
		      "does not stop sending control messages");
}

UK_TEST(messages_that_are_only_odd_do_no_harm)
{
	static const char *const names[] = {"a/b", ".",       "..",
					    "\n",  "org.one", ""};
	char longest[VIRTCON_NAME_BYTES];

	memset(longest, 'n', sizeof(longest));
	for (unsigned i = 0; i <= UK_ARRAY_LEN(names); i++) {
		bool last = i == UK_ARRAY_LEN(names);

		played_default();
		played.ports[2].name = last ? longest : names[i];
		played.ports[2].name_bytes = last ? sizeof(longest) : 0;
		struct virtcon *d = begin();

		UK_EXPECT(d && !d->dead);
		UK_EXPECT(has_name("/vport0p1") && has_name("/vport0p2"));
		UK_EXPECT(has_name("/virtio-ports/org.one"));
		UK_EXPECT(!has_name("/virtio-ports/a"));
	}
	played_default();
	struct virtcon *d = begin();

	/* Of ports that are not there, of events that nobody knows, and twice.
	 */
	for (unsigned event = 0; event < 20; event++)
		if (event != SAYS_ADD)
			UK_EXPECT(played_say(3, event, 1, "x", 1));
	UK_EXPECT(!has_name("/vport0p3"));
	UK_EXPECT(played_say(1, SAYS_ADD, 1, "", 0));
	UK_EXPECT(played_say(1, SAYS_NAME, 1, "second", 6));
	UK_EXPECT(!has_name("/virtio-ports/second"));
	UK_EXPECT(d && !d->dead && has_name("/virtio-ports/org.one"));
}

UK_TEST(bytes_that_are_none_stop_the_device)
{
	const uint32_t lengths[] = {0, VIRTCON_BUFFER_BYTES + 1, ~0U};

	for (unsigned i = 0; i < UK_ARRAY_LEN(lengths); i++) {
		played_default();
		struct virtcon *d = begin();

		UK_EXPECT(d && !d->dead);
		played_use(4, 0, lengths[i]);
		played_say(1, SAYS_OPEN, 1, "", 0);
		UK_EXPECT(d->dead && played_was_reset());
	}
}
