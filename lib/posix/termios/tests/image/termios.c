// SPDX-License-Identifier: BSD-3-Clause
// Tests: modes are kept; what is no terminal has none.
#include <errno.h>
#include <termios.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(console_keeps_its_modes)
{
	struct termios usual, raw;

	if (!isatty(0))
		UK_TEST_SKIP("the console is no terminal");
	UK_EXPECT_INT(tcgetattr(0, &usual), ==, 0);
	UK_EXPECT_INT(usual.c_lflag & (ICANON | ECHO), ==, ICANON | ECHO);
	raw = usual;
	cfmakeraw(&raw);
	UK_EXPECT_INT(tcsetattr(0, TCSAFLUSH, &raw), ==, 0);
	UK_EXPECT_INT(tcgetattr(1, &raw), ==, 0);
	UK_EXPECT_INT(raw.c_lflag & (ICANON | ECHO | ISIG), ==, 0);
	UK_EXPECT_INT(tcsetattr(0, 3, &usual), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(tcsetattr(0, TCSANOW, &usual), ==, 0);
	UK_EXPECT_INT(tcdrain(1), ==, 0);
	UK_EXPECT_STR(ttyname(0), "/dev/console");
}

UK_TEST(what_is_no_terminal_has_no_modes)
{
	struct termios modes;

	UK_EXPECT_INT(tcgetattr(99, &modes), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(isatty(99), ==, 0);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT(ttyname(99) == NULL);
}
