// SPDX-License-Identifier: BSD-3-Clause
// Tests: lines are edited and echoed, keys come as they are, input ends.
#include "../../tty.h"

#include <uk/alloc/trial.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk_host.h>

static struct uk_alloc_trial heap = {
    .a = {.ops = &uk_alloc_trial_ops, .name = "trial"}, .grants = -1};

static struct uk_tty_modes usual;
static char got[64];
static enum uk_tty_signal signalled;
static unsigned signals;

void uk_tty_signal_hook(enum uk_tty_signal signal)
{
	signalled = signal;
	signals++;
}

static struct uk_file *begin(const char *typed)
{
	struct uk_file *f = NULL;

	uk_alloc_default_set(&heap.a);
	signals = 0;
	uk_host_console_begin();
	uk_host_type(typed);
	if (heap.a.stats.count || uk_tty_open(UK_PLAT_OUT, UK_FILE_RDWR, &f))
		return NULL;
	bool is_terminal =
	    (usual.in || uk_file_ioctl(f, UK_TTY_GET, &usual) == 0) &&
	    uk_file_ioctl(f, UK_TTY_SET_FLUSH, &usual) == 0;

	if (!is_terminal) {
		uk_file_put(f);
		f = NULL;
	}
	return f;
}

/* Reads once; the count, and what it was in `got`. */
static long read_some(struct uk_file *f, size_t most)
{
	memset(got, 0, sizeof(got));
	return uk_file_read(f, got, most);
}

static bool echoed(const char *expected)
{
	return uk_test_streq(uk_host_console_end()->out, expected);
}

UK_TEST(line_by_line_until_the_end)
{
	struct uk_file *f = begin("one\n\n4\4after\n\4x\nlast");

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(read_some(f, 60), ==, 4);
	UK_EXPECT_STR(got, "one\n");
	UK_EXPECT_INT(read_some(f, 60), ==, 1);
	UK_EXPECT_STR(got, "\n");
	UK_EXPECT_INT(read_some(f, 60), ==, 1);
	UK_EXPECT_STR(got, "4");
	UK_EXPECT_INT(read_some(f, 3), ==, 3);
	UK_EXPECT_STR(got, "aft");
	UK_EXPECT_INT(read_some(f, 60), ==, 3);
	UK_EXPECT_STR(got, "er\n");
	UK_EXPECT_INT(read_some(f, 60), ==, 0);
	UK_EXPECT_INT(read_some(f, 60), ==, 2);
	UK_EXPECT_INT(read_some(f, 60), ==, 4);
	UK_EXPECT_INT(read_some(f, 60), ==, 0);
	UK_EXPECT_INT(read_some(f, 60), ==, 0);
	UK_EXPECT(echoed("one\n\n4after\nx\nlast"));
	uk_file_put(f);
}

UK_TEST(lines_are_edited)
{
	struct uk_file *f = begin("ab\177c\10d \303\251\177two words \27\25"
				  "\177\1\177ok\n");

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(read_some(f, 60), ==, 3);
	UK_EXPECT_STR(got, "ok\n");
	uk_file_put(f);
	f = begin("ab\177c  x \27d\n");
	UK_EXPECT_INT(read_some(f, 60), ==, 6);
	UK_EXPECT_STR(got, "ac  d\n");
	UK_EXPECT(echoed("ab\b \bc  x \b \b\b \bd\n"));
	uk_file_put(f);
	f = begin("x\1\177y\n");
	UK_EXPECT_INT(read_some(f, 60), ==, 3);
	UK_EXPECT(echoed("x^A\b \b\b \by\n"));
	uk_file_put(f);
}

UK_TEST(line_that_is_too_long_keeps_its_end)
{
	static char text[1200], line[1200];
	struct uk_file *f;

	memset(text, 'x', sizeof(text) - 2);
	text[sizeof(text) - 2] = '\n';
	f = begin(text);
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_read(f, line, sizeof(line)), ==, 1024);
	UK_EXPECT_INT(line[1022], ==, 'x');
	UK_EXPECT_INT(line[1023], ==, '\n');
	UK_EXPECT_INT(read_some(f, 60), ==, 0);
	const char *out = uk_host_console_end()->out;

	/* Each one that is lost is told by the bell. */
	UK_EXPECT_INT(out[1022], ==, 'x');
	UK_EXPECT_INT(out[1023], ==, '\a');
	UK_EXPECT_INT(out[sizeof(text) - 3], ==, '\a');
	UK_EXPECT_INT(out[sizeof(text) - 2], ==, '\n');
	uk_file_put(f);
}

UK_TEST(much_that_is_typed_is_not_lost)
{
	static char text[6000];
	struct uk_file *f;
	unsigned lines = 0;

	for (size_t i = 0; i < sizeof(text) - 1; i++)
		text[i] = i % 30 == 29 ? '\n' : (char)('a' + i % 30 % 26);
	f = begin(text);
	UK_EXPECT(f != NULL);
	while (read_some(f, 60) == 30)
		lines++;
	UK_EXPECT_INT(lines, ==, (sizeof(text) - 1) / 30);
	uk_host_console_end();
	uk_file_put(f);
}

static struct uk_file *begin_raw(const char *typed, unsigned least,
				 unsigned tenths)
{
	struct uk_file *f = begin("");
	struct uk_tty_modes raw = usual;

	raw.in = 0;
	raw.local = 0;
	raw.cc[UK_TTY_VMIN] = (unsigned char)least;
	raw.cc[UK_TTY_VTIME] = (unsigned char)tenths;
	uk_host_type(typed);
	return f && uk_file_ioctl(f, UK_TTY_SET_FLUSH, &raw) == 0 ? f : NULL;
}

UK_TEST(keys_come_as_they_are_typed)
{
	struct uk_file *f = begin_raw("a\3\4\177\n", 1, 0);
	int waiting;

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(read_some(f, 60), ==, 3);
	UK_EXPECT_STR(got, "a\3\4");
	UK_EXPECT_INT(uk_file_wait(f, UK_FILE_IN, UK_PLAT_FOREVER), ==, 0);
	UK_EXPECT_INT(uk_file_ioctl(f, UK_TTY_WAITING, &waiting), ==, 0);
	UK_EXPECT_INT(waiting, ==, 2);
	UK_EXPECT_INT(read_some(f, 60), ==, 2);
	UK_EXPECT_STR(got, "\177\r");
	UK_EXPECT_INT(signals, ==, 0);
	UK_EXPECT(echoed(""));
	uk_file_put(f);
	f = begin_raw("12345", 4, 0);
	UK_EXPECT_INT(read_some(f, 60), ==, 5);
	uk_host_console_end();
	uk_file_put(f);
}

UK_TEST(what_must_not_be_is_not_waited_for)
{
	struct uk_file *f = begin_raw("1", 0, 0);

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(read_some(f, 60), ==, 0); /* the host is slow */
	UK_EXPECT_INT(uk_file_wait(f, UK_FILE_IN, UK_PLAT_FOREVER), ==, 0);
	UK_EXPECT_INT(read_some(f, 60), ==, 1);
	uk_host_console_end();
	uk_file_put(f);
	f = begin_raw("1", 0, 1);
	UK_EXPECT_INT(read_some(f, 60), ==, 1);
	uk_file_put(f);
	uk_host_console_end();
}

UK_TEST(signals_are_told_and_forget_the_line)
{
	struct uk_file *f = begin("half\3x\34\n");

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(read_some(f, 60), ==, 1);
	UK_EXPECT_STR(got, "\n");
	UK_EXPECT_INT(signals, ==, 2);
	UK_EXPECT_INT(signalled, ==, UK_TTY_QUIT);
	UK_EXPECT(echoed("half^Cx^\\\n"));
	uk_file_put(f);
}

UK_TEST(nobody_edits_what_comes_from_a_file)
{
	struct uk_tty_modes modes;
	struct uk_file *f;

	uk_host_console_kind(UK_PLAT_CONSOLE_FILE);
	f = begin("a\177\3\n");
	UK_EXPECT(f == NULL); /* it has no modes */
	UK_EXPECT_INT(uk_tty_open(UK_PLAT_OUT, UK_FILE_RDONLY, &f), ==, 0);
	UK_EXPECT_INT(uk_file_ioctl(f, UK_TTY_GET, &modes), ==, -ENOTTY);
	UK_EXPECT_INT(read_some(f, 60), ==, 3);
	UK_EXPECT_STR(got, "a\177\3");
	UK_EXPECT_INT(read_some(f, 60), ==, 1);
	UK_EXPECT_INT(read_some(f, 60), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, "x", 1), ==, -EBADF);
	UK_EXPECT(echoed(""));
	uk_file_put(f);
	uk_host_console_kind(UK_PLAT_CONSOLE_KEYS);
}
