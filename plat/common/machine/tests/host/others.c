// SPDX-License-Identifier: BSD-3-Clause
// Tests: a console that is found late has what was said before, once.
#include "../../machine.h"

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>

static char said[3000];
static size_t bytes;

static void other_write(const char *buf, size_t len)
{
	memcpy(said + bytes, buf, len);
	bytes += len;
	said[bytes] = 0;
}

static int other_read(char *buf, size_t len)
{
	memset(buf, 'o', len);
	return (int)len;
}

static const struct uk_plat_console_ops other = {other_write, other_read};

UK_TEST(console_that_comes_late_is_told)
{
	char text[700], got[4];

	memset(text, 'x', sizeof(text));
	machine_others_write("first\n", 6);
	machine_others_write(text, sizeof(text));
	machine_others_write(text, sizeof(text));
	UK_EXPECT_INT(machine_others_read(got, 4, -EPIPE), ==, -EPIPE);
	UK_EXPECT_INT(bytes, ==, 0);
	uk_console_hook = &other;
	machine_others_write("now\n", 4);
	/* The beginning of it, as much as is kept. */
	UK_EXPECT_INT(bytes, ==, 1024 + 4);
	UK_EXPECT(memcmp(said, "first\nxxx", 9) == 0);
	UK_EXPECT_STR(said + bytes - 5, "xnow\n");
	machine_others_write("more", 4);
	UK_EXPECT_STR(said + bytes - 9, "xnow\nmore");
	UK_EXPECT_INT(machine_others_read(got, 4, 3), ==, 3);
	UK_EXPECT_INT(machine_others_read(got, 4, 0), ==, 4);
	UK_EXPECT_INT(machine_others_read(got, 4, -EPIPE), ==, 4);
	/* One that is gone: what comes now is kept for the next. */
	uk_console_hook = NULL;
	machine_others_write("kept", 4);
	bytes = 0;
	uk_console_hook = &other;
	machine_others_write(".", 1);
	UK_EXPECT_STR(said, "kept.");
	uk_console_hook = NULL;
}
