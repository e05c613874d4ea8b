// SPDX-License-Identifier: BSD-3-Clause
// Tests: archives are read to their end, and what is wrong with one is said.
#include "archive.h"

#include <uk/cpio.h>
#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>

static struct uk_cpio c;
static struct uk_cpio_entry e;

UK_TEST(entries_come_in_their_order)
{
	cpio_archive_begin();
	cpio_archive_add("./d", ARCHIVE_FOLDER, "", 1, 2);
	cpio_archive_add("/d/file", ARCHIVE_FILE, "contents", 2, 1);
	cpio_archive_end();
	cpio_archive_add("second", ARCHIVE_FILE, "", 1, 1);
	UK_EXPECT(uk_cpio_is(cpio_archive, cpio_archive_bytes));
	UK_EXPECT(!uk_cpio_is(cpio_archive, 109));
	UK_EXPECT(!uk_cpio_is(cpio_archive + 1, cpio_archive_bytes - 1));
	uk_cpio_begin(&c, cpio_archive, cpio_archive_bytes);
	UK_EXPECT_INT(uk_cpio_next(&c, &e), ==, 1);
	UK_EXPECT_STR(e.name, "./d");
	UK_EXPECT_INT(e.mode, ==, ARCHIVE_FOLDER);
	UK_EXPECT_INT(uk_cpio_next(&c, &e), ==, 1);
	UK_EXPECT_STR(e.name, "d/file");
	UK_EXPECT_INT(e.bytes, ==, 8);
	UK_EXPECT(memcmp(e.data, "contents", 8) == 0);
	UK_EXPECT_INT(e.ino, ==, 2);
	UK_EXPECT_INT(e.uid, ==, 1);
	UK_EXPECT_INT(e.gid, ==, 2);
	UK_EXPECT_INT(e.mtime_s, ==, 3);
	UK_EXPECT_INT(e.dev_major, ==, 8);
	UK_EXPECT_INT(e.dev_minor, ==, 1);
	UK_EXPECT_INT(uk_cpio_next(&c, &e), ==, 1);
	UK_EXPECT_STR(e.name, "second");
	UK_EXPECT_INT(uk_cpio_next(&c, &e), ==, 0);
	UK_EXPECT_INT(uk_cpio_next(&c, &e), ==, 0);
}

/* What is wrong once `bytes` of the archive have `text` from `at` on. */
static const char *wrong(size_t at, const char *text, size_t bytes)
{
	int found;

	cpio_archive_begin();
	cpio_archive_add("name", ARCHIVE_FILE, "contents", 1, 1);
	cpio_archive_end();
	for (size_t i = 0; text[i]; i++)
		cpio_archive[at + i] = text[i];
	uk_cpio_begin(&c, cpio_archive, bytes ? bytes : cpio_archive_bytes);
	do
		found = uk_cpio_next(&c, &e);
	while (found == 1);
	return found == -EINVAL ? c.wrong : "nothing";
}

UK_TEST(what_is_wrong_with_an_archive_is_said)
{
	enum { FILE_BYTES = 54, NAME_BYTES = 94, NAME = 110 };

	UK_EXPECT_STR(wrong(0, "", 0), "nothing");
	UK_EXPECT_STR(wrong(0, "070707", 0),
		      "it does not begin with 070701 or 070702");
	UK_EXPECT_STR(wrong(0, "070702", 0), "nothing");
	UK_EXPECT_STR(wrong(20, "g", 0), "a number in its header is none");
	UK_EXPECT_STR(wrong(20, "/", 0), "a number in its header is none");
	UK_EXPECT_STR(wrong(NAME_BYTES, "00000000", 0),
		      "its name is too long, or empty");
	UK_EXPECT_STR(wrong(NAME_BYTES, "ffffffff", 0),
		      "its name is too long, or empty");
	UK_EXPECT_STR(wrong(NAME_BYTES, "00000401", 0),
		      "its name is too long, or empty");
	UK_EXPECT_STR(wrong(NAME_BYTES, "00000004", 0), "its name has no end");
	UK_EXPECT_STR(wrong(NAME_BYTES, "00000006", 0), "its name ends early");
	UK_EXPECT_STR(wrong(NAME, "a/..", 0), "its name leads up");
	UK_EXPECT_STR(wrong(NAME, "../x", 0), "its name leads up");
	UK_EXPECT_STR(wrong(NAME, "..x.", 0), "nothing");
	UK_EXPECT_STR(wrong(FILE_BYTES, "FFFFFFFF", 0),
		      "the archive ends in its contents");
	UK_EXPECT_STR(wrong(0, "", 109), "the archive ends in its header");
	UK_EXPECT_STR(wrong(0, "", 112), "the archive ends in its name");
	UK_EXPECT_STR(wrong(0, "", 123), "the archive ends in its contents");
	UK_EXPECT_INT(c.number, ==, 1);
	UK_EXPECT_STR(c.name, "name");
	UK_EXPECT_STR(wrong(0, "", 125), "the archive ends in its header");
	UK_EXPECT_INT(c.number, ==, 2);
	UK_EXPECT(c.name == NULL);
}
