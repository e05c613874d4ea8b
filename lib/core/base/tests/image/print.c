// SPDX-License-Identifier: BSD-3-Clause
// Tests: messages below the configured level are not even evaluated.
#include <uk/print.h>
#include <uk/test.h>

static int evaluated;

static const char *text(void)
{
	evaluated++;
	return "a message that a test prints";
}

UK_TEST(print_levels_are_left_out_of_the_image)
{
	evaluated = 0;
	uk_print_error("%s", text());
	uk_print_warn("%s", text());
	uk_print_info("%s", text());
	uk_print_debug("%s", text());
	UK_EXPECT_INT(evaluated, ==, UK_PRINT_LEVEL + 1);
}
