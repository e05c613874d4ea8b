// SPDX-License-Identifier: BSD-3-Clause
// Tests: references, what files may lack, events, waiting without a busy loop.
#include <uk/file.h>
#include <uk/plat.h>
#include <uk/test.h>

/* A stream with room for three bytes. */
struct slow {
	struct uk_file file;
	char bytes[16];
	unsigned count, taken;
	bool closed;
};

static struct slow *slow_of(struct uk_file *f)
{
	return UK_CONTAINER_OF(f, struct slow, file);
}

static void close_slow(struct uk_file *f)
{
	slow_of(f)->closed = true;
}

static long write_slow(struct uk_file *f, const void *from, size_t bytes,
		       int64_t *pos)
{
	struct slow *s = slow_of(f);
	size_t n = UK_MIN(bytes, (size_t)(3 - (s->count - s->taken)));

	(void)pos;
	if (bytes > 0 && n == 0)
		return -EAGAIN;
	for (size_t i = 0; i < n; i++)
		s->bytes[s->count++] = ((const char *)from)[i];
	uk_file_signal(f, UK_FILE_IN);
	if (s->count - s->taken == 3)
		uk_file_calm(f, UK_FILE_OUT);
	return (long)n;
}

static long read_slow(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	struct slow *s = slow_of(f);
	size_t n = UK_MIN(bytes, (size_t)(s->count - s->taken));

	(void)pos;
	if (bytes > 0 && n == 0)
		return -EAGAIN;
	for (size_t i = 0; i < n; i++)
		((char *)to)[i] = s->bytes[s->taken++];
	uk_file_signal(f, UK_FILE_OUT);
	if (s->count == s->taken)
		uk_file_calm(f, UK_FILE_IN);
	return (long)n;
}

static const struct uk_file_ops quiet_ops = {
    .is_stream = true,
    .close = close_slow,
    .read = read_slow,
    .write = write_slow,
};

static const struct uk_file_ops bare_ops = {.close = close_slow};

UK_TEST(last_reference_closes)
{
	struct slow s = {.count = 0};

	uk_file_init(&s.file, &bare_ops, UK_FILE_RDWR, 0);
	UK_EXPECT(uk_file_get(&s.file) == &s.file);
	uk_file_put(&s.file);
	UK_EXPECT(!s.closed);
	uk_file_put(&s.file);
	UK_EXPECT(s.closed);
	uk_file_put(NULL);
}

UK_TEST(what_a_file_lacks_is_an_error_of_its_own)
{
	struct uk_file_change change = {.what = 0};
	struct uk_file_entry entry;
	struct uk_file_stat stat;
	struct slow s = {.count = 0};
	struct uk_file *f = &s.file;
	char c = 0;

	uk_file_init(f, &bare_ops, UK_FILE_RDWR, 0);
	UK_EXPECT_INT(uk_file_read(f, &c, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_write(f, &c, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_seek(f, 0, UK_FILE_SET), ==, -ESPIPE);
	UK_EXPECT_INT(uk_file_stat(f, &stat), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_change(f, &change), ==, -EPERM);
	UK_EXPECT_INT(uk_file_truncate(f, 0), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_sync(f), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_ioctl(f, 0, NULL), ==, -ENOTTY);
	UK_EXPECT_INT(uk_file_list(f, &entry), ==, -ENOTDIR);
	uk_file_init(f, &quiet_ops, UK_FILE_RDONLY, 0);
	UK_EXPECT_INT(uk_file_write(f, &c, 1), ==, -EBADF);
	UK_EXPECT_INT(uk_file_pread(f, &c, 1, 0), ==, -ESPIPE);
	UK_EXPECT_INT(uk_file_pwrite(f, &c, 1, 0), ==, -ESPIPE);
	uk_file_init(f, &quiet_ops, UK_FILE_WRONLY, 0);
	UK_EXPECT_INT(uk_file_read(f, &c, 1), ==, -EBADF);
}

UK_TEST(what_cannot_be_done_now_is_said_if_asked_so)
{
	struct slow s = {.count = 0};
	char buf[8];

	uk_file_init(&s.file, &quiet_ops, UK_FILE_RDWR | UK_FILE_NONBLOCK,
		     UK_FILE_OUT);
	UK_EXPECT_INT(uk_file_read(&s.file, buf, 8), ==, -EAGAIN);
	UK_EXPECT_INT(uk_file_write(&s.file, "12345", 5), ==, 3);
	UK_EXPECT_INT(uk_file_write(&s.file, "45", 2), ==, -EAGAIN);
	UK_EXPECT_INT(uk_file_events(&s.file), ==, UK_FILE_IN);
	UK_EXPECT_INT(uk_file_read(&s.file, buf, 8), ==, 3);
	UK_EXPECT_INT(uk_file_events(&s.file), ==, UK_FILE_OUT);
}

struct count {
	struct uk_file_watcher watcher;
	unsigned told, events, gone;
};

static void tell(struct uk_file_watcher *w, unsigned events)
{
	struct count *c = UK_CONTAINER_OF(w, struct count, watcher);

	c->told++;
	c->events |= events;
}

static void gone(struct uk_file_watcher *w)
{
	UK_CONTAINER_OF(w, struct count, watcher)->gone++;
}

UK_TEST(watchers_are_told_what_they_watch_for)
{
	struct count in = {.watcher = {.events = UK_FILE_IN}};
	struct count out = {.watcher = {.events = UK_FILE_OUT}};
	struct slow s = {.count = 0};

	in.watcher.tell = out.watcher.tell = tell;
	in.watcher.gone = out.watcher.gone = gone;
	uk_file_init(&s.file, &bare_ops, UK_FILE_RDWR, 0);
	uk_file_watch(&s.file, &in.watcher);
	uk_file_watch(&s.file, &out.watcher);
	uk_file_signal(&s.file, UK_FILE_IN);
	uk_file_signal(&s.file, UK_FILE_IN | UK_FILE_PRI);
	UK_EXPECT_INT(in.told, ==, 2);
	UK_EXPECT_INT(in.events, ==, UK_FILE_IN);
	UK_EXPECT_INT(out.told, ==, 0);
	uk_file_signal(&s.file, UK_FILE_HUP);
	UK_EXPECT_INT(out.events, ==, UK_FILE_HUP);
	uk_file_unwatch(&s.file, &in.watcher);
	uk_file_signal(&s.file, UK_FILE_IN | UK_FILE_OUT);
	UK_EXPECT_INT(in.told, ==, 3);
	UK_EXPECT_INT(out.told, ==, 2);
	uk_file_put(&s.file);
	UK_EXPECT_INT(in.gone, ==, 0);
	UK_EXPECT_INT(out.gone, ==, 1);
	uk_file_unwatch(&s.file, &out.watcher);
}

UK_TEST(poll_finds_what_is_ready_and_gives_up_in_time)
{
	struct slow s[2] = {{.count = 0}, {.count = 0}};
	struct uk_file_poll polls[3] = {
	    {.file = &s[0].file, .events = UK_FILE_IN},
	    {.file = NULL, .events = UK_FILE_IN},
	    {.file = &s[1].file, .events = UK_FILE_OUT},
	};
	uint64_t deadline = uk_plat_time_ns() + 10000000;

	for (unsigned i = 0; i < 2; i++)
		uk_file_init(&s[i].file, &quiet_ops, UK_FILE_RDWR, 0);
	UK_EXPECT_INT(uk_file_poll(polls, 3, 0), ==, 0);
	UK_EXPECT_INT(uk_file_poll(polls, 3, deadline), ==, 0);
	UK_EXPECT(uk_plat_time_ns() >= deadline);
	UK_EXPECT_INT(uk_file_wait(&s[0].file, UK_FILE_IN, 0), ==, -ETIMEDOUT);
	uk_file_signal(&s[1].file, UK_FILE_IN | UK_FILE_OUT);
	uk_file_signal(&s[0].file, UK_FILE_ERR);
	UK_EXPECT_INT(uk_file_poll(polls, 3, UK_PLAT_FOREVER), ==, 2);
	UK_EXPECT_INT(polls[0].found, ==, UK_FILE_ERR);
	UK_EXPECT_INT(polls[1].found, ==, 0);
	UK_EXPECT_INT(polls[2].found, ==, UK_FILE_OUT);
	UK_EXPECT(uk_list_empty(&s[0].file.watchers));
}
