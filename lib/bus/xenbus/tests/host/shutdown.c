// SPDX-License-Identifier: BSD-3-Clause
// Tests: orders of the toolstack.
#include "../../xenbus.h"
#include "store.h"

#include <uk/test.h>
#include <uk_host.h>

enum { STOPPED = 0, RESTARTED = UK_HOST_RESTARTED };

static bool listens(void)
{
	return store_begin() && xenbus_shutdown_listen() == 0;
}

/* What an order ends in; -1: nothing. */
static int ordered(const char *word)
{
	if (!listens())
		return -2;
	store_run();
	store_write("control/shutdown", word);
	return uk_host_status_of(store_run);
}

static bool is_taken_away(void)
{
	const char *value = store_value("control/shutdown");

	return value && value[0] == '\0';
}

UK_TEST(shutdown_says_what_it_can)
{
	UK_EXPECT(listens());
	UK_EXPECT_STR(store_value("control/feature-poweroff"), "1");
	UK_EXPECT_STR(store_value("control/feature-reboot"), "1");
	UK_EXPECT_INT(uk_host_status_of(store_run), ==, -1);
}

UK_TEST(shutdown_is_obeyed_and_taken_away)
{
	UK_EXPECT_INT(ordered("poweroff"), ==, STOPPED);
	UK_EXPECT(is_taken_away());
	UK_EXPECT_INT(ordered("halt"), ==, STOPPED);
	UK_EXPECT_INT(ordered("reboot"), ==, RESTARTED);
	UK_EXPECT(is_taken_away());
}

UK_TEST(shutdown_that_is_not_understood_is_named)
{
	static const char *const words[] = {
	    "suspend", "poweroff ", "p", "POWEROFF",
	    "something-that-is-longer-than-any-order"};

	for (size_t i = 0; i < UK_ARRAY_LEN(words); i++) {
		uk_host_console_begin();
		int status = ordered(words[i]);
		bool named = uk_host_console_end()->log[0] != '\0';

		UK_EXPECT_INT(status, ==, -1);
		UK_EXPECT(named);
	}
	UK_EXPECT_INT(ordered(""), ==, -1);
}
