// SPDX-License-Identifier: BSD-3-Clause
// Tests: ports are files, which have what the other end says and does.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>
#include <uk_host.h>

enum { ROOM = VIRTCON_BUFFERS * VIRTCON_BUFFER_BYTES };
enum { ALL = UK_FILE_IN | UK_FILE_OUT | UK_FILE_ERR | UK_FILE_HUP };

static char data[2 * ROOM], got[2 * ROOM];

static struct uk_file *begin(const char *path, unsigned flags)
{
	int error;

	played_default();
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (char)(i * 7 + i / 251);
	if (!played_begin(&error))
		return NULL;
	return played_open(path, flags | UK_FILE_RDWR, &error);
}

static bool has_name(const char *path)
{
	int error;
	struct uk_file *f = played_open(path, UK_FILE_RDONLY, &error);

	uk_file_put(f);
	return !error;
}

UK_TEST(ports_have_names)
{
	struct uk_file_stat by_name, by_number;
	struct uk_file *f = begin("/vport0p1", 0);
	int error;

	UK_EXPECT(f != NULL && played.ports[1].open);
	UK_EXPECT_INT(uk_file_stat(f, &by_number), ==, 0);
	UK_EXPECT(!played_open("/virtio-ports/org.one", UK_FILE_RDWR, &error));
	UK_EXPECT_INT(error, ==, -EBUSY);
	uk_file_put(f);
	UK_EXPECT(!played.ports[1].open);
	f = played_open("/virtio-ports/org.one", UK_FILE_RDWR, &error);
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_stat(f, &by_name), ==, 0);
	UK_EXPECT_INT(by_name.mode & UK_FILE_KIND, ==, UK_FILE_CHAR);
	UK_EXPECT_INT(by_name.rdev, ==, by_number.rdev);
	uk_file_put(f);
	/* With and without a final 0; the console has none. */
	UK_EXPECT(has_name("/virtio-ports/two") && has_name("/vport0p2"));
	UK_EXPECT(!has_name("/vport0p0") && !has_name("/vport0p3"));
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(played.ports[i].readies, ==, 1);
	UK_EXPECT_INT(played.ports[3].readies, ==, 0);
}

UK_TEST(ports_lose_nothing_when_nobody_reads)
{
	struct uk_file *f = begin("/vport0p1", UK_FILE_NONBLOCK);
	int waiting = 0;

	UK_EXPECT(f && played_say(1, SAYS_OPEN, 1, "", 0));
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_OUT);
	UK_EXPECT_INT(uk_file_read(f, got, 1), ==, -EAGAIN);
	UK_EXPECT_INT(played_give(1, data, sizeof(data)), ==, ROOM);
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_IN | UK_FILE_OUT);
	UK_EXPECT_INT(uk_file_ioctl(f, 0x541b, &waiting), ==, 0);
	UK_EXPECT_INT(waiting, ==, ROOM);
	UK_EXPECT_INT(uk_file_read(f, got, 1500), ==, 1500);
	/* One buffer is the device's again. */
	UK_EXPECT_INT(played_give(1, data + ROOM, ROOM), ==,
		      VIRTCON_BUFFER_BYTES);
	UK_EXPECT_INT(uk_file_read(f, got + 1500, sizeof(got)), ==,
		      ROOM + VIRTCON_BUFFER_BYTES - 1500);
	UK_EXPECT(memcmp(got, data, ROOM + VIRTCON_BUFFER_BYTES) == 0);
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_OUT);
	uk_file_put(f);
}

UK_TEST(ports_take_what_there_is_room_for)
{
	struct uk_file *f = begin("/vport0p2", UK_FILE_NONBLOCK);
	size_t bytes = 0, part;

	UK_EXPECT(f && played_say(2, SAYS_OPEN, 1, "", 0));
	UK_EXPECT_INT(uk_file_write(f, data, 0), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, data, sizeof(data)), ==, ROOM);
	UK_EXPECT_INT(uk_file_events(f), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, data, 1), ==, -EAGAIN);
	bytes = played_take(2, got);
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_OUT);
	UK_EXPECT_INT(uk_file_write(f, data + ROOM, 10), ==, 10);
	while ((part = played_take(2, got + bytes)) > 0)
		bytes += part;
	UK_EXPECT_INT(bytes, ==, ROOM + 10);
	UK_EXPECT(memcmp(got, data, bytes) == 0);
	uk_file_put(f);
}

UK_TEST(ports_end_when_the_host_closes)
{
	struct uk_file *f = begin("/vport0p1", UK_FILE_NONBLOCK);

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_IN | UK_FILE_HUP);
	UK_EXPECT_INT(uk_file_read(f, got, 1), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, data, 1), ==, -EAGAIN);
	UK_EXPECT(played_say(1, SAYS_OPEN, 1, "", 0));
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_OUT);
	UK_EXPECT_INT(played_give(1, data, 10), ==, 10);
	UK_EXPECT(played_say(1, SAYS_OPEN, 0, "", 0));
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_IN | UK_FILE_HUP);
	UK_EXPECT_INT(uk_file_read(f, got, 100), ==, 10);
	UK_EXPECT_INT(uk_file_read(f, got, 100), ==, 0);
	uk_file_put(f);
}

static void open_later(void)
{
	played_say(1, SAYS_OPEN, 1, "", 0);
}

UK_TEST(ports_are_written_to_once_the_host_is_there)
{
	struct uk_file *f = begin("/vport0p1", 0);

	UK_EXPECT(f != NULL);
	uk_host_interrupt(open_later);
	UK_EXPECT_INT(uk_file_write(f, data, 7), ==, 7);
	uk_host_interrupt(NULL);
	UK_EXPECT_INT(played_take(1, got), ==, 7);
	uk_file_put(f);
}

/* What comes while a port is not open is nobody's. */
UK_TEST(ports_begin_anew_when_opened)
{
	struct uk_file *f = begin("/vport0p1", UK_FILE_NONBLOCK);
	int error;

	UK_EXPECT(f && played_say(1, SAYS_OPEN, 1, "", 0));
	UK_EXPECT_INT(played_give(1, data, ROOM), ==, ROOM);
	uk_file_put(f);
	UK_EXPECT_INT(played_give(1, data, 100), ==, 100);
	f = played_open("/vport0p1", UK_FILE_RDWR | UK_FILE_NONBLOCK, &error);
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_read(f, got, 1), ==, -EAGAIN);
	UK_EXPECT_INT(played_give(1, data, ROOM), ==, ROOM);
	uk_file_put(f);
}

UK_TEST(ports_come_and_go)
{
	struct uk_file *f = begin("/vport0p1", 0);
	int error;

	UK_EXPECT(f && played_say(1, SAYS_OPEN, 1, "", 0));
	UK_EXPECT(played_say(1, SAYS_REMOVE, 1, "", 0));
	UK_EXPECT_INT(uk_file_events(f), ==, UK_FILE_HUP);
	UK_EXPECT_INT(uk_file_read(f, got, 1), ==, -ENODEV);
	UK_EXPECT_INT(uk_file_write(f, got, 1), ==, -ENODEV);
	UK_EXPECT(!has_name("/vport0p1") && !has_name("/virtio-ports/org.one"));
	/* Another, in its place, while that is still open. */
	played.ports[1].name = "org.other";
	UK_EXPECT(played_say(1, SAYS_ADD, 1, "", 0));
	UK_EXPECT(has_name("/virtio-ports/org.other"));
	UK_EXPECT(!has_name("/virtio-ports/org.one"));
	struct uk_file *other = played_open("/vport0p1", UK_FILE_RDWR, &error);

	UK_EXPECT(other != NULL);
	uk_file_put(f);
	UK_EXPECT(played.ports[1].open);
	UK_EXPECT(played_say(1, SAYS_OPEN, 1, "", 0));
	UK_EXPECT_INT(played_give(1, data, ROOM), ==, ROOM);
	UK_EXPECT_INT(uk_file_read(other, got, ROOM), ==, ROOM);
	/* Both at once, before anybody looks. */
	UK_EXPECT(played_say(1, SAYS_REMOVE, 1, "", 0));
	UK_EXPECT(played_say(1, SAYS_ADD, 1, "", 0));
	UK_EXPECT_INT(uk_file_read(other, got, ROOM), ==, -ENODEV);
	UK_EXPECT(has_name("/vport0p1"));
	uk_file_put(other);
}

UK_TEST(ports_have_sizes)
{
	const uint16_t size[2] = {132, 43};
	uint16_t window[4] = {0};
	struct uk_file *f = begin("/vport0p1", 0);

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_ioctl(f, 0x5413, window), ==, -ENOTTY);
	UK_EXPECT(played_say(1, SAYS_RESIZE, 0, (const char *)size, 3));
	UK_EXPECT_INT(uk_file_ioctl(f, 0x5413, window), ==, -ENOTTY);
	UK_EXPECT(played_say(1, SAYS_RESIZE, 0, (const char *)size, 4));
	UK_EXPECT_INT(uk_file_ioctl(f, 0x5413, window), ==, 0);
	UK_EXPECT(window[0] == 43 && window[1] == 132);
	uk_file_put(f);
}

UK_TEST(ports_that_break_end_for_all)
{
	struct uk_file *f = begin("/vport0p1", 0);
	int error;

	UK_EXPECT(f && played_say(1, SAYS_OPEN, 1, "", 0));
	played_use(4, 77, 1);
	played_say(1, SAYS_OPEN, 1, "", 0);
	UK_EXPECT(played_was_reset());
	UK_EXPECT_INT(uk_file_events(f), ==, ALL);
	UK_EXPECT_INT(uk_file_read(f, got, 1), ==, -EIO);
	UK_EXPECT_INT(uk_file_write(f, got, 1), ==, -EIO);
	uk_file_put(f);
	UK_EXPECT(!played_open("/vport0p2", UK_FILE_RDWR, &error));
	UK_EXPECT_INT(error, ==, -EIO);
}
