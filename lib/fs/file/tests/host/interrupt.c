// SPDX-License-Identifier: BSD-3-Clause
// Tests: a signal ends waiting, or the call goes on after its handler has run.
#include <uk/file.h>
#include <uk/interrupt.h>
#include <uk/plat.h>
#include <uk/test.h>

/* The signal that is there at the look of that number; 0: none. */
static unsigned comes_at, looks, handled;
static bool restart;

bool uk_interrupt_pending_hook(void)
{
	return comes_at && looks >= comes_at;
}

bool uk_interrupt_handle_hook(void)
{
	handled++;
	comes_at = 0;
	return restart;
}

static void close_file(struct uk_file *f)
{
	f->ops = NULL;
}

static long read_file(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	(void)bytes;
	(void)pos;
	*(char *)to = 'x';
	return f->events & UK_FILE_IN ? 1 : -EAGAIN;
}

/* Takes two bytes, and then no more for a while. */
static long write_file(struct uk_file *f, const void *from, size_t bytes,
		       int64_t *pos)
{
	(void)from;
	(void)pos;
	if (!(f->events & UK_FILE_OUT))
		return -EAGAIN;
	uk_file_calm(f, UK_FILE_OUT);
	return (long)UK_MIN(bytes, (size_t)2);
}

/* What is waited for is there at the tenth look. */
static void refresh(struct uk_file *f)
{
	if (++looks == 10)
		uk_file_signal(f, UK_FILE_IN | UK_FILE_OUT);
}

static const struct uk_file_ops ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_file,
    .read = read_file,
    .write = write_file,
    .refresh = refresh,
};

static struct uk_file *begin(unsigned events, unsigned look, bool again)
{
	static struct uk_file file;

	uk_file_init(&file, &ops, UK_FILE_RDWR, events);
	looks = handled = 0;
	comes_at = look;
	restart = again;
	return &file;
}

UK_TEST(signal_ends_a_read)
{
	char c;

	UK_EXPECT_INT(uk_file_read(begin(0, 3, false), &c, 1), ==, -EINTR);
	UK_EXPECT_INT(handled, ==, 1);
	UK_EXPECT_INT(looks, <, 10);
	UK_EXPECT_INT(uk_file_read(begin(0, 3, true), &c, 1), ==, 1);
	UK_EXPECT_INT(handled, ==, 1);
	UK_EXPECT_INT(looks, >=, 10);
}

UK_TEST(signal_that_is_late_is_left_for_later)
{
	char c;

	UK_EXPECT_INT(uk_file_read(begin(UK_FILE_IN, 1, false), &c, 1), ==, 1);
	UK_EXPECT_INT(handled, ==, 0);
}

UK_TEST(signal_ends_a_write_unless_some_is_written)
{
	struct uk_file *f = begin(0, 3, false);

	UK_EXPECT_INT(uk_file_write(f, "123", 3), ==, -EINTR);
	f = begin(UK_FILE_OUT, 3, false);
	UK_EXPECT_INT(uk_file_write(f, "123", 3), ==, 2);
	UK_EXPECT_INT(handled, ==, 1);
	f = begin(UK_FILE_OUT, 3, true);
	UK_EXPECT_INT(uk_file_write(f, "1234", 4), ==, 4);
}

UK_TEST(signal_ends_waiting_for_several)
{
	struct uk_file_poll polls[2] = {
	    {.file = NULL},
	    {.file = begin(0, 3, true), .events = UK_FILE_IN},
	};

	UK_EXPECT_INT(uk_file_poll(polls, 2, UK_PLAT_FOREVER), ==, -EINTR);
	UK_EXPECT_INT(uk_file_wait(polls[1].file, UK_FILE_IN, UK_PLAT_FOREVER),
		      ==, -EINTR);
	UK_EXPECT_INT(handled, ==, 0);
	UK_EXPECT(uk_list_empty(&polls[1].file->watchers));
}
