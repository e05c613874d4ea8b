// SPDX-License-Identifier: BSD-3-Clause
// Tests: a walk tells of everything once, in order, and knows links and loops.
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/test.h>
#include <unistd.h>

static char said[256];
static int stop_at;

static void say(const char *path, int type, int level)
{
	snprintf(said + strlen(said), sizeof(said) - strlen(said), "%s:%c%d ",
		 path, "FDRNPLX"[type], level);
}

static int tell(const char *path, const struct stat *stat, int type,
		struct FTW *where)
{
	(void)stat;
	say(path + where->base, type, where->level);
	return stop_at && --stop_at == 0 ? 7 : 0;
}

/* Where it is called, the name alone is a path. */
static int tell_there(const char *path, const struct stat *stat, int type,
		      struct FTW *where)
{
	struct stat here;

	if (lstat(path + where->base, &here) || here.st_ino != stat->st_ino)
		say("wrong", type, where->level);
	return tell(path, stat, type, where);
}

static int tell_short(const char *path, const struct stat *stat, int type)
{
	(void)stat;
	say(path, type, 0);
	return 0;
}

static const char *walk(const char *path, int flags)
{
	said[0] = '\0';
	if (nftw(path, flags & FTW_CHDIR ? tell_there : tell, 1, flags))
		return "failed";
	return said;
}

static void make(void)
{
	UK_EXPECT_INT(mkdir("/w", 0777), ==, 0);
	UK_EXPECT_INT(mkdir("/w/a", 0777), ==, 0);
	UK_EXPECT_INT(close(creat("/w/a/f", 0666)), ==, 0);
}

static void remove_all(void)
{
	UK_EXPECT_INT(unlink("/w/a/f"), ==, 0);
	UK_EXPECT_INT(rmdir("/w/a"), ==, 0);
	UK_EXPECT_INT(rmdir("/w"), ==, 0);
}

UK_TEST(walk_tells_of_folders_first_or_last)
{
	make();
	UK_EXPECT_STR(walk("/w", 0), "w:D0 a:D1 f:F2 ");
	UK_EXPECT_STR(walk("/w//", FTW_DEPTH), "f:F2 a:P1 w:P0 ");
	UK_EXPECT_STR(walk("/w/a/f", 0), "f:F0 ");
	said[0] = '\0';
	UK_EXPECT_INT(ftw("/w/a", tell_short, 1), ==, 0);
	UK_EXPECT_STR(said, "/w/a:D0 /w/a/f:F0 ");
	remove_all();
}

UK_TEST(walk_goes_on_in_relative_paths)
{
	char before[64];

	make();
	UK_EXPECT(getcwd(before, sizeof(before)));
	UK_EXPECT_INT(chdir("/w"), ==, 0);
	UK_EXPECT_STR(walk("a", FTW_CHDIR), "a:D0 f:F1 ");
	UK_EXPECT_STR(walk(".", FTW_CHDIR | FTW_DEPTH), "f:F2 a:P1 .:P0 ");
	UK_EXPECT_INT(chdir(before), ==, 0);
	remove_all();
}

UK_TEST(walk_follows_links_but_not_in_circles)
{
	make();
	UK_EXPECT_INT(unlink("/w/a/f"), ==, 0);
	UK_EXPECT_INT(symlink("/w", "/w/a/f"), ==, 0);
	UK_EXPECT_STR(walk("/w", 0), "w:D0 a:D1 ");
	UK_EXPECT_STR(walk("/w", FTW_PHYS), "w:D0 a:D1 f:L2 ");
	UK_EXPECT_INT(unlink("/w/a/f"), ==, 0);
	UK_EXPECT_INT(symlink("/none", "/w/a/f"), ==, 0);
	UK_EXPECT_STR(walk("/w", 0), "w:D0 a:D1 f:X2 ");
	said[0] = '\0';
	UK_EXPECT_INT(ftw("/w/a/f", tell_short, 1), ==, -1);
	remove_all();
}

UK_TEST(walk_ends_when_it_is_told_and_where_nothing_is)
{
	make();
	said[0] = '\0';
	stop_at = 2;
	UK_EXPECT_INT(nftw("/w", tell, 1, 0), ==, 7);
	UK_EXPECT_STR(said, "w:D0 a:D1 ");
	stop_at = 0;
	remove_all();
	UK_EXPECT_INT(nftw("/w", tell, 1, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT_INT(nftw("", tell, 1, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOENT);
}
