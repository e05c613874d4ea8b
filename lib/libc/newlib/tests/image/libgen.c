// SPDX-License-Identifier: BSD-3-Clause
// Tests: the last name of a path, and what stands before it.
#include <libgen.h>
#include <string.h>
#include <uk/test.h>

UK_TEST(paths_are_taken_apart)
{
	static const struct {
		const char *path, *folder, *name;
	} paths[] = {
	    {"/usr/lib", "/usr", "lib"},
	    {"/usr/", "/", "usr"},
	    {"usr", ".", "usr"},
	    {"usr//", ".", "usr"},
	    {"/", "/", "/"},
	    {"///", "/", "/"},
	    {".", ".", "."},
	    {"..", ".", ".."},
	    {"a//b///c//", "a//b", "c"},
	    {"//a", "/", "a"},
	    {"", ".", "."},
	};
	char copy[16];

	for (unsigned i = 0; i < UK_ARRAY_LEN(paths); i++) {
		strcpy(copy, paths[i].path);
		UK_EXPECT_STR(dirname(copy), paths[i].folder);
		strcpy(copy, paths[i].path);
		UK_EXPECT_STR(basename(copy), paths[i].name);
	}
	UK_EXPECT_STR(dirname(NULL), ".");
	UK_EXPECT_STR(basename(NULL), ".");
}
