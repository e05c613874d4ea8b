// SPDX-License-Identifier: BSD-3-Clause
// Tests: watches, few and many events.
#include "store.h"

#include <uk/errno.h>
#include <uk/test.h>
#include <uk/xenbus.h>

static unsigned calls;
static char seen[16];

static void look(struct uk_xenbus_watch *watch)
{
	calls++;
	if (uk_xenbus_read(0, watch->path, seen, sizeof(seen)) < 0)
		seen[0] = '\0';
}

UK_TEST(watch_is_called_at_the_start_and_for_changes)
{
	static struct uk_xenbus_watch watch = {.path = "a", .fn = look};

	UK_EXPECT(store_begin());
	calls = 0;
	UK_EXPECT_INT(uk_xenbus_watch(&watch), ==, 0);
	store_run();
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_STR(seen, "");
	store_write("a", "new");
	store_run();
	UK_EXPECT_INT(calls, ==, 2);
	UK_EXPECT_STR(seen, "new");
	store_write("b", "other");
	store_run();
	UK_EXPECT_INT(calls, ==, 2);
	UK_EXPECT_INT(uk_xenbus_unwatch(&watch), ==, 0);
	UK_EXPECT_INT(store_watches(), ==, 0);
	store_write("a", "newer");
	store_run();
	UK_EXPECT_INT(calls, ==, 2);
	UK_EXPECT_INT(uk_xenbus_unwatch(&watch), ==, -ENOENT);
}

/* However many come, what matters is the last. */
UK_TEST(watch_storm_is_one_call_and_requests_go_on)
{
	static struct uk_xenbus_watch watch = {.path = "a", .fn = look};
	char value[8];

	UK_EXPECT(store_begin());
	UK_EXPECT_INT(uk_xenbus_watch(&watch), ==, 0);
	store_run();
	calls = 0;
	for (int i = 0; i < 1000; i++)
		store_write("a", i < 999 ? "less" : "last");
	store_write("b", "there");
	UK_EXPECT_INT(uk_xenbus_read(0, "b", value, sizeof(value)), ==, 5);
	UK_EXPECT_STR(value, "there");
	store_run();
	UK_EXPECT(calls >= 1);
	UK_EXPECT(calls < 1000);
	UK_EXPECT_STR(seen, "last");
	UK_EXPECT_INT(uk_xenbus_unwatch(&watch), ==, 0);
}

static void write_back(struct uk_xenbus_watch *watch)
{
	(void)watch;
	calls++;
	if (calls < 5 && uk_xenbus_write(0, "a", "again"))
		calls = 1000;
}

/* Its call causes the next, and is over before that. */
UK_TEST(watch_may_change_what_it_watches)
{
	static struct uk_xenbus_watch watch = {.path = "a", .fn = write_back};

	UK_EXPECT(store_begin());
	calls = 0;
	UK_EXPECT_INT(uk_xenbus_watch(&watch), ==, 0);
	store_run();
	UK_EXPECT_INT(calls, ==, 5);
	UK_EXPECT_INT(uk_xenbus_unwatch(&watch), ==, 0);
}

/* A watch fires while a long message is on its way out: what it sends comes
 * after that, not into it. */
UK_TEST(watch_does_not_speak_into_a_message)
{
	static struct uk_xenbus_watch watch = {.path = "a", .fn = look};
	static char longest[1900];

	UK_EXPECT(store_begin());
	UK_EXPECT_INT(uk_xenbus_watch(&watch), ==, 0);
	store_run();
	calls = 0;
	for (size_t i = 0; i < sizeof(longest) - 1; i++)
		longest[i] = (char)('a' + i % 26);
	store_write("a", "now");
	UK_EXPECT_INT(uk_xenbus_write(0, "long", longest), ==, 0);
	store_run();
	UK_EXPECT_STR(store_value("long"), longest);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_STR(seen, "now");
	UK_EXPECT_INT(uk_xenbus_unwatch(&watch), ==, 0);
}

UK_TEST(watch_that_the_store_refuses_is_none)
{
	static struct uk_xenbus_watch watch = {.path = "a", .fn = look};

	UK_EXPECT(store_begin());
	store_how.silent = true;
	UK_EXPECT_INT(uk_xenbus_watch(&watch), ==, -ETIMEDOUT);
	store_how.silent = false;
	calls = 0;
	store_send(XS_WATCH_EVENT, 0, "a\0001", 4);
	store_run();
	UK_EXPECT_INT(calls, ==, 0);
}
