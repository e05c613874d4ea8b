// SPDX-License-Identifier: BSD-3-Clause
// Tests: files by their names, through POSIX's calls and C's.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <uk/test.h>
#include <unistd.h>
#include <utime.h>

static bool has(const char *path, const char *contents)
{
	char buf[32] = "";
	int fd = open(path, O_RDONLY);

	if (fd < 0 || read(fd, buf, sizeof(buf) - 1) < 0)
		return false;
	close(fd);
	return strcmp(buf, contents) == 0;
}

UK_TEST(file_is_made_written_and_read)
{
	struct iovec v[2] = {{(void *)(uintptr_t) "one ", 4},
			     {(void *)(uintptr_t) "two", 3}};
	char buf[8];
	int fd = open("/f", O_RDWR | O_CREAT | O_EXCL, 0666);

	UK_EXPECT(fd > 2);
	UK_EXPECT_INT(open("/f", O_RDWR | O_CREAT | O_EXCL, 0666), ==, -1);
	UK_EXPECT_INT(errno, ==, EEXIST);
	UK_EXPECT_INT(writev(fd, v, 2), ==, 7);
	UK_EXPECT_INT(pwrite(fd, "T", 1, 4), ==, 1);
	UK_EXPECT_INT(lseek(fd, -3, SEEK_END), ==, 4);
	UK_EXPECT_INT(read(fd, buf, 8), ==, 3);
	UK_EXPECT(memcmp(buf, "Two", 3) == 0);
	UK_EXPECT_INT(pread(fd, buf, 3, 0), ==, 3);
	UK_EXPECT(memcmp(buf, "one", 3) == 0);
	v[0] = (struct iovec){buf, 4};
	v[1] = (struct iovec){buf + 4, 4};
	UK_EXPECT_INT(preadv(fd, v, 2, 1), ==, 6);
	UK_EXPECT(memcmp(buf, "ne Two", 6) == 0);
	UK_EXPECT_INT(ftruncate(fd, 3), ==, 0);
	UK_EXPECT_INT(fsync(fd), ==, 0);
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT(has("/f", "one"));
	UK_EXPECT_INT(truncate("/f", 1), ==, 0);
	UK_EXPECT(has("/f", "o"));
	UK_EXPECT_INT(unlink("/f"), ==, 0);
}

UK_TEST(modes_and_times_are_what_was_asked_for)
{
	const struct utimbuf times = {.actime = 1, .modtime = 2};
	const struct timespec fine[2] = {{.tv_nsec = UTIME_OMIT}, {3, 4}};
	mode_t before = umask(027);
	struct stat st;
	int fd = open("/f", O_WRONLY | O_CREAT, 0666);

	UK_EXPECT_INT(umask(before), ==, 027);
	UK_EXPECT_INT(fstat(fd, &st), ==, 0);
	UK_EXPECT_INT(st.st_mode, ==, S_IFREG | 0640);
	UK_EXPECT_INT(access("/f", R_OK | W_OK), ==, 0);
	UK_EXPECT_INT(access("/f", X_OK), ==, -1);
	UK_EXPECT_INT(errno, ==, EACCES);
	UK_EXPECT_INT(fchmod(fd, 0755), ==, 0);
	UK_EXPECT_INT(access("/f", X_OK), ==, 0);
	UK_EXPECT_INT(chown("/f", 5, (gid_t)-1), ==, 0);
	UK_EXPECT_INT(utime("/f", &times), ==, 0);
	UK_EXPECT_INT(stat("/f", &st), ==, 0);
	UK_EXPECT_INT(st.st_mode, ==, S_IFREG | 0755);
	UK_EXPECT_INT(st.st_uid, ==, 5);
	UK_EXPECT_INT(st.st_atime, ==, 1);
	UK_EXPECT_INT(st.st_mtime, ==, 2);
	UK_EXPECT_INT(futimens(fd, fine), ==, 0);
	UK_EXPECT_INT(fstat(fd, &st), ==, 0);
	UK_EXPECT_INT(st.st_atime, ==, 1);
	UK_EXPECT_INT(st.st_mtim.tv_sec, ==, 3);
	UK_EXPECT_INT(st.st_mtim.tv_nsec, ==, 4);
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT_INT(unlink("/f"), ==, 0);
}

UK_TEST(paths_begin_at_folders)
{
	char buf[64], *real;
	int at;

	UK_EXPECT_INT(mkdir("/d", 0777), ==, 0);
	at = open("/d", O_RDONLY | O_DIRECTORY);
	UK_EXPECT_INT(mkdirat(at, "e", 0777), ==, 0);
	UK_EXPECT_INT(symlinkat("../d/e", at, "l"), ==, 0);
	UK_EXPECT_INT(readlink("/d/l", buf, sizeof(buf)), ==, 6);
	UK_EXPECT_INT(openat(at, "l/f", O_CREAT | O_WRONLY, 0666), >, at);
	UK_EXPECT_INT(close(at + 1), ==, 0);
	UK_EXPECT_INT(fchdir(at), ==, 0);
	UK_EXPECT_INT(link("e/f", "g"), ==, 0);
	UK_EXPECT_INT(renameat(at, "g", AT_FDCWD, "h"), ==, 0);
	real = realpath("./l/../l//f", NULL);
	UK_EXPECT(real != NULL);
	UK_EXPECT_STR(real, "/d/e/f");
	free(real);
	UK_EXPECT_STR(getcwd(buf, sizeof(buf)), "/d");
	UK_EXPECT(getcwd(buf, 2) == NULL);
	UK_EXPECT_INT(errno, ==, ERANGE);
	UK_EXPECT_INT(openat(99, "x", O_RDONLY), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(chdir("/"), ==, 0);
	UK_EXPECT_INT(unlinkat(at, "h", 0), ==, 0);
	UK_EXPECT_INT(remove("/d/e"), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOTEMPTY);
	UK_EXPECT_INT(remove("/d/e/f"), ==, 0);
	UK_EXPECT_INT(remove("/d/e"), ==, 0);
	UK_EXPECT_INT(unlink("/d/l"), ==, 0);
	UK_EXPECT_INT(rmdir("/d"), ==, 0);
	UK_EXPECT_INT(close(at), ==, 0);
}

UK_TEST(streams_of_c_are_files)
{
	FILE *f = fopen("/stream", "w+");
	char line[32];

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(fprintf(f, "line %d\nline %s\n", 1, "two"), ==, 16);
	UK_EXPECT_INT(fseek(f, 7, SEEK_SET), ==, 0);
	UK_EXPECT(fgets(line, sizeof(line), f) == line);
	UK_EXPECT_STR(line, "line two\n");
	UK_EXPECT(fgets(line, sizeof(line), f) == NULL);
	UK_EXPECT(feof(f));
	UK_EXPECT_INT(fclose(f), ==, 0);
	f = fopen("/stream", "a");
	UK_EXPECT(f && fputs("end", f) >= 0 && fclose(f) == 0);
	UK_EXPECT(has("/stream", "line 1\nline two\nend"));
	UK_EXPECT(rename("/stream", "/other") == 0);
	UK_EXPECT(fopen("/stream", "r") == NULL);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT_INT(remove("/other"), ==, 0);
}

UK_TEST(file_system_says_what_it_holds)
{
	enum { PAGES = 5 };
	static const char page[4096];
	struct statvfs before, after;
	int fd = open("/full", O_RDWR | O_CREAT, 0600);

	UK_EXPECT_INT(write(fd, page, 1), ==, 1);
	UK_EXPECT_INT(statvfs("/", &before), ==, 0);
	UK_EXPECT_INT(before.f_frsize, ==, sizeof(page));
	UK_EXPECT_INT(before.f_namemax, ==, 255);
	UK_EXPECT_INT(before.f_flag & ST_RDONLY, ==, 0);
	UK_EXPECT(before.f_bfree > 0 && before.f_blocks > before.f_bfree);
	for (unsigned i = 0; i < PAGES; i++)
		UK_EXPECT_INT(write(fd, page, sizeof(page)), ==, sizeof(page));
	UK_EXPECT_INT(fstatvfs(fd, &after), ==, 0);
	UK_EXPECT(after.f_bavail <= before.f_bavail - PAGES);
	UK_EXPECT_INT(after.f_fsid, ==, before.f_fsid);
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT_INT(unlink("/full"), ==, 0);
	UK_EXPECT_INT(statvfs("/full", &after), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT_INT(fstatvfs(0, &after), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(fstatvfs(fd, &after), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
}
