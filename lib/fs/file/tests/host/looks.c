// SPDX-License-Identifier: BSD-3-Clause
// Test: what nobody signals is looked for, for as long as somebody waits.
#include <uk/file.h>
#include <uk/test.h>

/* A stream with room for three bytes, the first of which the machine takes at
 * every third look. On the host, idling ends at once. */
static struct uk_file file;
static unsigned held, written, looks;

static void close_file(struct uk_file *f)
{
	f->ops = NULL;
}

static long write_file(struct uk_file *f, const void *from, size_t bytes,
		       int64_t *pos)
{
	size_t n = UK_MIN(bytes, (size_t)3 - held);

	(void)from;
	(void)pos;
	if (n == 0)
		return -EAGAIN;
	held += (unsigned)n;
	written += (unsigned)n;
	if (held == 3)
		uk_file_calm(f, UK_FILE_OUT);
	return (long)n;
}

static void refresh(struct uk_file *f)
{
	if (++looks % 3 == 0 && held > 0) {
		held--;
		uk_file_signal(f, UK_FILE_OUT);
	}
}

static const struct uk_file_ops ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_file,
    .write = write_file,
    .refresh = refresh,
};

UK_TEST(write_waits_until_all_of_it_is_written)
{
	uk_file_init(&file, &ops, UK_FILE_RDWR, UK_FILE_OUT);
	UK_EXPECT_INT(uk_file_write(&file, "123456789", 9), ==, 9);
	UK_EXPECT_INT(written, ==, 9);
	UK_EXPECT_INT(held, ==, 3);
	UK_EXPECT_INT(looks, ==, 18);
	file.flags |= UK_FILE_NONBLOCK;
	UK_EXPECT_INT(uk_file_write(&file, "123", 3), ==, -EAGAIN);
	uk_file_put(&file);
}
