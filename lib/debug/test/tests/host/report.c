// SPDX-License-Identifier: BSD-3-Clause
// Tests of the runner's own output: lines, long ones, text that is not TAP.
#include "report.h"
#include "uk_host.h"
#include <uk/test.h>

static void text(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	uk_test_report_text(fmt, ap);
	va_end(ap);
}

UK_TEST(writes_a_line_at_a_time)
{
	const struct uk_host_console *console;

	uk_host_console_begin();
	uk_test_report("ok %d", 1);
	uk_test_report(" - %s", "name");
	uk_test_report("\n1..2\n");
	console = uk_host_console_end();
	UK_EXPECT_STR(console->out, "ok 1 - name\n1..2\n");
	UK_EXPECT_INT(console->writes, ==, 2);
}

UK_TEST(keeps_diagnostics_on_their_line)
{
	const struct uk_host_console *console;

	uk_host_console_begin();
	uk_test_report("# ");
	text("%s %d", "a\nnot ok\t\x7f", 7);
	uk_test_report("\n");
	console = uk_host_console_end();
	UK_EXPECT_STR(console->out, "# a\\x0anot ok\\x09\\x7f 7\n");
}

UK_TEST(writes_lines_longer_than_its_buffer)
{
	const struct uk_host_console *console;

	uk_host_console_begin();
	uk_test_report("%1000d\n", 5);
	console = uk_host_console_end();
	UK_EXPECT_INT(console->out[999], ==, '5');
	UK_EXPECT_INT(console->out[1000], ==, '\n');
	UK_EXPECT_INT(console->out[1001], ==, '\0');
}

UK_TEST(compares_strings_and_null)
{
	UK_EXPECT(uk_test_streq("abc", "abc"));
	UK_EXPECT(!uk_test_streq("abc", "ab"));
	UK_EXPECT(!uk_test_streq("ab", "abc"));
	UK_EXPECT(!uk_test_streq("abc", "abd"));
	UK_EXPECT(uk_test_streq(NULL, NULL));
	UK_EXPECT(!uk_test_streq(NULL, ""));
	UK_EXPECT(!uk_test_streq("", NULL));
}
