// SPDX-License-Identifier: BSD-3-Clause
// Tests: names that match a pattern are found, in order; what cannot be read is
// told.
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <uk/test.h>
#include <unistd.h>

static const char *const files[] = {"/g/b.c", "/g/a.c", "/g/a.h", "/g/.c",
				    "/g/d/a.c"};

static void make(void)
{
	UK_EXPECT_INT(mkdir("/g", 0777), ==, 0);
	UK_EXPECT_INT(mkdir("/g/d", 0777), ==, 0);
	for (unsigned i = 0; i < sizeof(files) / sizeof(*files); i++)
		UK_EXPECT_INT(close(creat(files[i], 0666)), ==, 0);
}

static void remove_all(void)
{
	for (unsigned i = 0; i < sizeof(files) / sizeof(*files); i++)
		UK_EXPECT_INT(unlink(files[i]), ==, 0);
	UK_EXPECT_INT(rmdir("/g/d"), ==, 0);
	UK_EXPECT_INT(rmdir("/g"), ==, 0);
}

/* All that is found, with a space behind each. */
static const char *find(const char *pattern, int flags)
{
	static char all[128];
	glob_t found;

	all[0] = '\0';
	if (glob(pattern, flags, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			strcat(strcat(all, found.gl_pathv[i]), " ");
	globfree(&found);
	return all;
}

UK_TEST(glob_finds_what_matches)
{
	make();
	UK_EXPECT_STR(find("/g/*.c", 0), "/g/a.c /g/b.c ");
	UK_EXPECT_STR(find("/g/*/*", 0), "/g/d/a.c ");
	UK_EXPECT_STR(find("/g/?.[!c]", 0), "/g/a.h ");
	UK_EXPECT_STR(find("/g/.?", 0), "/g/.. /g/.c ");
	UK_EXPECT_STR(find("/g//[d]/", 0), "/g//d/ ");
	UK_EXPECT_STR(find("/g/[ad]*", GLOB_MARK), "/g/a.c /g/a.h /g/d/ ");
	UK_EXPECT_STR(find("/g/a.c", 0), "/g/a.c ");
	UK_EXPECT_STR(find("/g/\\a.\\c", 0), "/g/a.c ");
	UK_EXPECT_STR(find("/g/\\a.c", GLOB_NOESCAPE), "");
	UK_EXPECT_STR(find("/g/\\a*", GLOB_NOESCAPE), "");
	UK_EXPECT_STR(find("/g/a.c/", 0), "");
	UK_EXPECT_STR(find("/g/z*", GLOB_NOCHECK), "/g/z* ");
	UK_EXPECT_STR(find("", 0), "");
	remove_all();
}

UK_TEST(glob_adds_to_what_was_found)
{
	glob_t found = {.gl_offs = 2};

	make();
	UK_EXPECT_INT(glob("/g/*.h", GLOB_DOOFFS, NULL, &found), ==, 0);
	UK_EXPECT_INT(glob("/g/*.c", GLOB_DOOFFS | GLOB_APPEND, NULL, &found),
		      ==, 0);
	UK_EXPECT_INT(glob("/g/*.z", GLOB_DOOFFS | GLOB_APPEND, NULL, &found),
		      ==, GLOB_NOMATCH);
	UK_EXPECT_INT(found.gl_pathc, ==, 3);
	UK_EXPECT(!found.gl_pathv[0] && !found.gl_pathv[1]);
	UK_EXPECT_STR(found.gl_pathv[2], "/g/a.h");
	UK_EXPECT_STR(found.gl_pathv[4], "/g/b.c");
	UK_EXPECT(!found.gl_pathv[5]);
	globfree(&found);
	remove_all();
}

/* More than fit in what the list has at first. */
UK_TEST(glob_finds_many)
{
	char name[] = "/g/xa";
	glob_t found;

	make();
	for (; name[4] <= 'z'; name[4]++)
		UK_EXPECT_INT(close(creat(name, 0666)), ==, 0);
	UK_EXPECT_INT(glob("/g/x*", 0, NULL, &found), ==, 0);
	UK_EXPECT_INT(found.gl_pathc, ==, 26);
	for (unsigned i = 0; i < 26; i++) {
		UK_EXPECT_INT(found.gl_pathv[i][4], ==, 'a' + (int)i);
		UK_EXPECT_INT(unlink(found.gl_pathv[i]), ==, 0);
	}
	globfree(&found);
	remove_all();
}

static int told;

static int tell(const char *path, int number)
{
	told = number;
	return strcmp(path, "/none/") == 0 ? 0 : 1;
}

UK_TEST(glob_tells_what_it_cannot_read)
{
	glob_t found;

	UK_EXPECT_INT(glob("/none/*", 0, tell, &found), ==, GLOB_NOMATCH);
	UK_EXPECT_INT(told, ==, ENOENT);
	globfree(&found);
	UK_EXPECT_INT(glob("/none/*", GLOB_ERR, tell, &found), ==,
		      GLOB_ABORTED);
	globfree(&found);
	UK_EXPECT_INT(glob("/no/*", 0, tell, &found), ==, GLOB_ABORTED);
	globfree(&found);
}
