// SPDX-License-Identifier: BSD-3-Clause
// Tests: a store that says what it should not, or nothing.
#include "store.h"

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>
#include <uk/xenbus.h>
#include <uk_host.h>

static char value[16];

static int read(void)
{
	return uk_xenbus_read(0, "a", value, sizeof(value));
}

/* The connection is over: each call says so at once. */
static bool is_broken(void)
{
	unsigned before = store_requests;
	uint32_t tx;

	store_how = (struct store_how){0};
	return read() == -EIO && uk_xenbus_write(0, "a", "b") == -EIO &&
	       uk_xenbus_begin(&tx) == -EIO && store_requests == before;
}

static bool said(const char *text)
{
	const char *log = uk_host_console_end()->log;
	char expected[128];

	uk_host_snprintf(expected, sizeof(expected), "xenbus: error: %s\n",
			 text);
	for (size_t i = 0; expected[i]; i++)
		if (log[i] != expected[i])
			return false;
	return true;
}

UK_TEST(store_that_does_not_answer_is_not_waited_for_for_ever)
{
	UK_EXPECT(store_begin());
	store_how.silent = true;
	UK_EXPECT_INT(read(), ==, -ETIMEDOUT);
	store_how.silent = false;
	store_write("a", "back");
	UK_EXPECT_INT(read(), ==, 4);
}

UK_TEST(store_that_does_not_read_breaks_the_connection)
{
	static char longest[2000];

	UK_EXPECT(store_begin());
	memset(longest, 'x', sizeof(longest) - 1);
	store_how.deaf = true;
	uk_host_console_begin();
	UK_EXPECT_INT(uk_xenbus_write(0, "a", longest), ==, -ETIMEDOUT);
	UK_EXPECT(said("the store does not read"));
	UK_EXPECT(is_broken());
}

static bool answers_late(const struct xsd_sockmsg *head, const char *payload)
{
	(void)payload;
	store_send(XS_READ, head->req_id - 1, "late", 4);
	store_send(XS_READ, head->req_id + 1, "early", 5);
	store_send(XS_READ, head->req_id, "right", 5);
	store_send(XS_READ, head->req_id, "twice", 5);
	return true;
}

UK_TEST(answers_to_others_are_passed_over)
{
	UK_EXPECT(store_begin());
	store_how.lie = answers_late;
	UK_EXPECT_INT(read(), ==, 5);
	UK_EXPECT_STR(value, "right");
	store_how.lie = NULL;
	UK_EXPECT_INT(read(), ==, -ENOENT);
}

static bool answers_otherwise(const struct xsd_sockmsg *head,
			      const char *payload)
{
	(void)payload;
	store_send(XS_DIRECTORY, head->req_id, "a", 2);
	return true;
}

UK_TEST(answer_of_another_type_breaks_the_connection)
{
	UK_EXPECT(store_begin());
	store_how.lie = answers_otherwise;
	uk_host_console_begin();
	UK_EXPECT_INT(read(), ==, -EIO);
	UK_EXPECT(said("the store answers another question"));
	UK_EXPECT(is_broken());
}

static bool answers_too_long(const struct xsd_sockmsg *head,
			     const char *payload)
{
	const struct xsd_sockmsg lie = {
	    .type = XS_READ,
	    .req_id = head->req_id,
	    .len = XENSTORE_PAYLOAD_MAX + 1,
	};

	(void)payload;
	memcpy(store_page.rsp, &lie, sizeof(lie));
	store_page.rsp_cons = 0;
	store_page.rsp_prod = sizeof(lie);
	return true;
}

UK_TEST(message_longer_than_any_breaks_the_connection)
{
	UK_EXPECT(store_begin());
	store_how.lie = answers_too_long;
	uk_host_console_begin();
	UK_EXPECT_INT(read(), ==, -EIO);
	UK_EXPECT(said("the store's message is too long"));
	UK_EXPECT(is_broken());
}

static bool breaks_ring(const struct xsd_sockmsg *head, const char *payload)
{
	(void)head;
	(void)payload;
	store_page.rsp_prod = store_page.rsp_cons + 1025;
	return true;
}

UK_TEST(impossible_indices_of_answers_break_the_connection)
{
	UK_EXPECT(store_begin());
	store_how.lie = breaks_ring;
	uk_host_console_begin();
	UK_EXPECT_INT(read(), ==, -EIO);
	UK_EXPECT(said("the store's ring has impossible indices"));
	UK_EXPECT(is_broken());
}

UK_TEST(impossible_indices_of_requests_break_the_connection)
{
	UK_EXPECT(store_begin());
	store_page.req_cons = 1;
	uk_host_console_begin();
	UK_EXPECT_INT(read(), ==, -EIO);
	UK_EXPECT(said("the store's ring has impossible indices"));
	UK_EXPECT(is_broken());
}

static const char *error_text;
static uint32_t error_bytes;

static bool answers_error(const struct xsd_sockmsg *head, const char *payload)
{
	(void)payload;
	store_send(XS_ERROR, head->req_id, error_text, error_bytes);
	return true;
}

static int error_of(const char *text, uint32_t len)
{
	error_text = text;
	error_bytes = len;
	store_how.lie = answers_error;
	return read();
}

UK_TEST(errors_are_ours_or_one_of_input)
{
	UK_EXPECT(store_begin());
	UK_EXPECT_INT(error_of("EACCES", 7), ==, -EACCES);
	UK_EXPECT_INT(error_of("ENOSYS", 7), ==, -ENOSYS);
	UK_EXPECT_INT(error_of("EPERM", 5), ==, -EPERM);
	UK_EXPECT_INT(error_of("ENOMEMORY", 10), ==, -EIO);
	UK_EXPECT_INT(error_of("E", 1), ==, -EIO);
	UK_EXPECT_INT(error_of("", 0), ==, -EIO);
}

static const char *tx_text;
static uint32_t tx_bytes;

static bool answers_transaction(const struct xsd_sockmsg *head,
				const char *payload)
{
	(void)payload;
	store_send(head->type, head->req_id, tx_text, tx_bytes);
	return true;
}

UK_TEST(transactions_have_numbers)
{
	static const struct {
		const char *text;
		uint32_t bytes;
	} lies[] = {
	    {"", 0},       {"", 1},
	    {"0", 2},      {"12", 2},
	    {"x", 2},      {"4294967296", 11},
	    {"1\0002", 4}, {"1234567890123", 14},
	};
	uint32_t tx;

	UK_EXPECT(store_begin());
	store_how.lie = answers_transaction;
	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++) {
		tx_text = lies[i].text;
		tx_bytes = lies[i].bytes;
		UK_EXPECT_INT(uk_xenbus_begin(&tx), ==, -EIO);
	}
}

UK_TEST(list_without_an_end_is_none)
{
	char names[16];

	UK_EXPECT(store_begin());
	store_how.lie = answers_transaction;
	tx_text = "one\0two";
	tx_bytes = 7;
	UK_EXPECT_INT(uk_xenbus_list(0, "d", names, sizeof(names)), ==, -EIO);
}

UK_TEST(events_that_make_no_sense_do_no_harm)
{
	static const struct {
		const char *text;
		uint32_t bytes;
	} lies[] = {
	    {"", 0},
	    {"path", 4},
	    {"path", 5},
	    {"path\0token", 11},
	    {"path\0001", 6},
	    {"\0", 2},
	    {"path\0004294967297", 16},
	};

	UK_EXPECT(store_begin());
	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++)
		store_send(XS_WATCH_EVENT, 0, lies[i].text, lies[i].bytes);
	store_write("a", "fine");
	UK_EXPECT_INT(read(), ==, 4);
}
