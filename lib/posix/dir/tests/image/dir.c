// SPDX-License-Identifier: BSD-3-Clause
// Tests: folders list their names, again from any place, and in order.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <uk/test.h>
#include <unistd.h>

static int no_dots(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

UK_TEST(folder_lists_its_names)
{
	static const char *const names[] = {"/l/b", "/l/c", "/l/a"};
	struct dirent *entry, **sorted;
	unsigned count = 0;
	long second;
	DIR *dir;

	UK_EXPECT_INT(mkdir("/l", 0777), ==, 0);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(mkdir(names[i], 0777), ==, 0);
	dir = opendir("/l");
	UK_EXPECT(dir != NULL);
	while ((entry = readdir(dir))) {
		count++;
		UK_EXPECT_INT(entry->d_type, ==, DT_DIR);
		UK_EXPECT(entry->d_ino != 0);
	}
	UK_EXPECT_INT(count, ==, 5);
	rewinddir(dir);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT((entry = readdir(dir)));
	UK_EXPECT_STR(entry->d_name, "b");
	second = telldir(dir);
	UK_EXPECT_STR(readdir(dir)->d_name, "c");
	seekdir(dir, second);
	UK_EXPECT_STR(readdir(dir)->d_name, "c");
	UK_EXPECT_INT(fcntl(dirfd(dir), F_GETFD), ==, FD_CLOEXEC);
	UK_EXPECT_INT(closedir(dir), ==, 0);
	UK_EXPECT_INT(scandir("/l", &sorted, no_dots, alphasort), ==, 3);
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(sorted[i]->d_name[0], ==, 'a' + (int)i);
		free(sorted[i]);
	}
	free(sorted);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(rmdir(names[i]), ==, 0);
	UK_EXPECT_INT(rmdir("/l"), ==, 0);
}

UK_TEST(what_is_no_folder_is_not_listed)
{
	UK_EXPECT(opendir("/none") == NULL);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT(fdopendir(1) == NULL);
	UK_EXPECT_INT(errno, ==, ENOTDIR);
	UK_EXPECT(fdopendir(99) == NULL);
	UK_EXPECT_INT(errno, ==, EBADF);
}
