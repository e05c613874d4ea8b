// SPDX-License-Identifier: BSD-3-Clause
// Tests: what is asked of a store that does as it should.
#include "store.h"

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>
#include <uk/xenbus.h>

UK_TEST(values_are_written_and_read)
{
	char value[16];

	UK_EXPECT(store_begin());
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, sizeof(value)), ==,
		      -ENOENT);
	UK_EXPECT_INT(uk_xenbus_write(0, "a", "one"), ==, 0);
	UK_EXPECT_STR(store_value("a"), "one");
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, sizeof(value)), ==, 3);
	UK_EXPECT_STR(value, "one");
	UK_EXPECT_INT(uk_xenbus_write(0, "a", ""), ==, 0);
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, sizeof(value)), ==, 0);
	UK_EXPECT_STR(value, "");
	UK_EXPECT_INT(uk_xenbus_remove(0, "a"), ==, 0);
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, sizeof(value)), ==,
		      -ENOENT);
}

UK_TEST(values_that_do_not_fit_are_refused)
{
	char value[8];

	UK_EXPECT(store_begin());
	store_write("a", "12345678");
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, sizeof(value)), ==,
		      -EMSGSIZE);
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, 0), ==, -EMSGSIZE);
	store_write("a", "1234567");
	UK_EXPECT_INT(uk_xenbus_read(0, "a", value, sizeof(value)), ==, 7);
	UK_EXPECT_STR(value, "1234567");
}

UK_TEST(numbers_are_read)
{
	static const char *const none[] = {"",
					   "x",
					   "1x",
					   "-1",
					   " 1",
					   "18446744073709551616",
					   "0000000000000000000001"};
	uint64_t number = 0;

	UK_EXPECT(store_begin());
	store_write("a", "18446744073709551615");
	UK_EXPECT_INT(uk_xenbus_read_number(0, "a", &number), ==, 0);
	UK_EXPECT(number == UINT64_MAX);
	for (size_t i = 0; i < UK_ARRAY_LEN(none); i++) {
		store_write("a", none[i]);
		UK_EXPECT_INT(uk_xenbus_read_number(0, "a", &number), ==,
			      -EINVAL);
	}
	UK_EXPECT_INT(uk_xenbus_read_number(0, "b", &number), ==, -ENOENT);
}

UK_TEST(names_are_listed)
{
	char names[16];

	UK_EXPECT(store_begin());
	store_write("d/one", "1");
	store_write("d/two", "2");
	UK_EXPECT_INT(uk_xenbus_list(0, "d", names, sizeof(names)), ==, 8);
	UK_EXPECT_INT(memcmp(names, "one\0two", 8), ==, 0);
	UK_EXPECT_INT(uk_xenbus_list(0, "none", names, sizeof(names)), ==, 0);
	UK_EXPECT_INT(uk_xenbus_list(0, "d", names, 7), ==, -EMSGSIZE);
}

/* Requests and answers go round the ring in pieces of all sizes. */
UK_TEST(messages_longer_than_the_ring_come_through)
{
	static char longest[2001], value[2048];

	for (unsigned pieces = 0; pieces < 40; pieces += 13) {
		UK_EXPECT(store_begin());
		store_how.pieces = pieces;
		memset(longest, 'a' + (int)pieces / 13, 2000);
		UK_EXPECT_INT(uk_xenbus_write(0, "long", longest), ==, 0);
		UK_EXPECT_STR(store_value("long"), longest);
		store_how.pieces = 0;
		UK_EXPECT_INT(uk_xenbus_read(0, "long", value, sizeof(value)),
			      ==, 2000);
		UK_EXPECT_STR(value, longest);
	}
}

UK_TEST(requests_that_are_too_long_are_not_sent)
{
	static char longest[XENSTORE_PAYLOAD_MAX + 2];
	unsigned before;

	UK_EXPECT(store_begin());
	before = store_requests;
	memset(longest, 'x', sizeof(longest) - 1);
	UK_EXPECT_INT(uk_xenbus_write(0, "a", longest), ==, -E2BIG);
	UK_EXPECT_INT(uk_xenbus_remove(0, longest), ==, -E2BIG);
	UK_EXPECT_INT(store_requests, ==, before);
	UK_EXPECT_INT(uk_xenbus_write(0, "a", "works"), ==, 0);
}

UK_TEST(transactions_end_or_are_done_again)
{
	uint32_t tx = 0;

	UK_EXPECT(store_begin());
	UK_EXPECT_INT(uk_xenbus_begin(&tx), ==, 0);
	UK_EXPECT_INT(tx, ==, 77);
	UK_EXPECT_INT(uk_xenbus_write(tx, "a", "1"), ==, 0);
	store_how.refuses = 1;
	UK_EXPECT_INT(uk_xenbus_end(tx, true), ==, -EAGAIN);
	UK_EXPECT_INT(uk_xenbus_begin(&tx), ==, 0);
	UK_EXPECT_INT(uk_xenbus_end(tx, true), ==, 0);
	UK_EXPECT_INT(uk_xenbus_end(5, false), ==, -ENOENT);
}
