// SPDX-License-Identifier: BSD-3-Clause
// Tests: a console port is the image's console, come what may.
#include "played.h"

#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>

static char got[4096];

static struct virtcon *begin(void)
{
	int error;

	memset(got, 0, sizeof(got));
	return played_begin(&error);
}

static void say(const char *text)
{
	size_t bytes = 0;

	while (text[bytes])
		bytes++;
	uk_console_hook->write(text, bytes);
}

/* All that was said. */
static const char *said(void)
{
	size_t bytes = 0, part;

	memset(got, 0, sizeof(got));
	while ((part = played_take(0, got + bytes)) > 0)
		bytes += part;
	return got;
}

UK_TEST(console_of_several_ports)
{
	played_default();
	UK_EXPECT(begin() && uk_console_hook && played.ports[0].open);
	say("one\ntwo");
	UK_EXPECT_STR(said(), "one\r\ntwo");
	UK_EXPECT_INT(uk_console_hook->read(got, 9), ==, 0);
	UK_EXPECT_INT(played_give(0, "a\rb", 3), ==, 3);
	UK_EXPECT_INT(uk_console_hook->read(got, 2), ==, 2);
	UK_EXPECT(got[0] == 'a' && got[1] == '\n');
	UK_EXPECT_INT(uk_console_hook->read(got, 2), ==, 1);
}

UK_TEST(console_that_is_the_only_port)
{
	played_default();
	played.features = VIRTCON_SIZE;
	played.legacy = true;
	played.columns = 80;
	played.rows = 25;
	struct virtcon *d = begin();

	UK_EXPECT(d && uk_console_hook);
	UK_EXPECT_INT(d->port_count, ==, 1);
	UK_EXPECT(d->ports[0].columns == 80 && d->ports[0].rows == 25);
	played.rows = 50;
	uk_virtio_interrupt(d->virtio, false, true);
	UK_EXPECT_INT(d->ports[0].rows, ==, 50);
	say("\n");
	UK_EXPECT_STR(said(), "\r\n");
}

/* The second one is a file, until the first is gone. */
UK_TEST(console_is_one_of_several)
{
	int error;

	played_default();
	played.ports[3] =
	    (struct played_port){.there = true, .is_console = true};
	struct virtcon *d = begin();

	UK_EXPECT(d && uk_console_hook);
	struct uk_file *f = played_open("/vport0p3", UK_FILE_RDWR, &error);

	UK_EXPECT(f != NULL);
	uk_file_put(f);
	UK_EXPECT(played_say(0, SAYS_REMOVE, 1, "", 0));
	virtcon_look(d);
	say("x");
	UK_EXPECT_INT(played_take(3, got), ==, 1);
	UK_EXPECT(!played_open("/vport0p3", UK_FILE_RDWR, &error));
	UK_EXPECT_INT(error, ==, -ENOENT);
}

UK_TEST(console_says_everything_in_the_end)
{
	char text[3000];

	played_default();
	played.is_quick = true;
	UK_EXPECT(begin() != NULL);
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = 0;
	say(text);
	UK_EXPECT(uk_test_streq(played_said, text));
}

/* One who does not read is waited for, once, and loses what there is no room
 * for; until he reads again. */
UK_TEST(console_does_not_wait_for_ever)
{
	const size_t most = (size_t)VIRTCON_BUFFERS * VIRTCON_BUFFER_BYTES;
	char text[1000];
	size_t bytes = 0, part;

	played_default();
	UK_EXPECT(begin() != NULL);
	memset(text, 'y', sizeof(text));
	uint64_t start = uk_plat_time_ns();

	for (unsigned i = 0; i < 1000; i++)
		uk_console_hook->write(text, sizeof(text));
	UK_EXPECT(uk_plat_time_ns() - start < 1000 * virtcon_patience_ns);
	while ((part = played_take(0, got)) > 0)
		bytes += part;
	UK_EXPECT(bytes > 0 && bytes <= most);
	say("here");
	UK_EXPECT_STR(said(), "here");
}

/* In the midst of something, or of no use any more. */
UK_TEST(console_has_a_way_in_an_emergency)
{
	played_default();
	struct virtcon *d = begin();

	UK_EXPECT(d != NULL);
	unsigned long flags = virtcon_lock(d);

	say("crash\n");
	UK_EXPECT_INT(uk_console_hook->read(got, 1), ==, 0);
	virtcon_unlock(d, flags);
	UK_EXPECT_STR(played_emergency, "crash\r\n");
	uk_virtio_break(d->virtio, "has to end");
	uk_virtio_interrupt(d->virtio, false, true);
	UK_EXPECT(played_was_reset());
	say("on");
	UK_EXPECT_STR(played_emergency, "crash\r\non");
	UK_EXPECT_INT(uk_console_hook->read(got, 1), ==, 0);

	played_default();
	played.features &= ~VIRTCON_EMERGENCY;
	d = begin();
	UK_EXPECT(d != NULL);
	flags = virtcon_lock(d);
	say("lost");
	virtcon_unlock(d, flags);
	UK_EXPECT_STR(played_emergency, "");
	say("not lost");
	UK_EXPECT_STR(said(), "not lost");
}
