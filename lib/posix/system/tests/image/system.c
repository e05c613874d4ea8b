// SPDX-License-Identifier: BSD-3-Clause
// Tests of what a program is told of where it runs.
#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(says_who_the_process_is)
{
	UK_EXPECT_INT(getpid(), ==, 1);
	UK_EXPECT_INT(getppid(), ==, 0);
	UK_EXPECT_INT(getuid(), ==, geteuid());
	UK_EXPECT_INT(getgid(), ==, getegid());
}

UK_TEST(has_one_user)
{
	struct passwd user, *found = getpwuid(getuid());
	struct group group, *its = getgrgid(getgid());
	char login[8];

	UK_EXPECT(found && its);
	UK_EXPECT(getpwnam(found->pw_name) == found);
	UK_EXPECT(getgrnam(its->gr_name) == its);
	UK_EXPECT_STR(found->pw_dir, "/");
	UK_EXPECT(!getpwuid(1) && !getpwnam("me"));
	UK_EXPECT(!getgrgid(1) && !getgrnam("us"));
	UK_EXPECT_INT(getpwnam_r("root", &user, NULL, 0, &found), ==, 0);
	UK_EXPECT(found == &user && user.pw_uid == getuid());
	UK_EXPECT_INT(getpwuid_r(1, &user, NULL, 0, &found), ==, 0);
	UK_EXPECT(!found);
	UK_EXPECT_INT(getgrgid_r(0, &group, NULL, 0, &its), ==, 0);
	UK_EXPECT(its == &group && !*its->gr_mem);
	UK_EXPECT_INT(getgrnam_r("us", &group, NULL, 0, &its), ==, 0);
	UK_EXPECT(!its);
	UK_EXPECT_INT(getlogin_r(login, 4), ==, ERANGE);
	UK_EXPECT_INT(getlogin_r(login, sizeof(login)), ==, 0);
	UK_EXPECT_STR(login, getlogin());
}

UK_TEST(has_names)
{
	struct utsname name;
	char host[65], small[3];

	UK_EXPECT_INT(uname(&name), ==, 0);
	UK_EXPECT_STR(name.sysname, "Unicore");
	UK_EXPECT(name.machine[0] && name.release[0] && name.version[0]);
	UK_EXPECT_INT(gethostname(host, sizeof(host)), ==, 0);
	UK_EXPECT_STR(host, name.nodename);
	UK_EXPECT_INT(gethostname(small, sizeof(small)), ==, -1);
	UK_EXPECT_INT(errno, ==, ENAMETOOLONG);
	UK_EXPECT_INT(sethostname("another one", 7), ==, 0);
	UK_EXPECT_INT(gethostname(small, 0), ==, -1);
	UK_EXPECT_INT(uname(&name), ==, 0);
	UK_EXPECT_STR(name.nodename, "another");
	UK_EXPECT_INT(sethostname(host, strlen(host)), ==, 0);
	UK_EXPECT_INT(sethostname(host, 65), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

UK_TEST(answers_by_number)
{
	UK_EXPECT_INT(sysconf(_SC_PAGESIZE), ==, getpagesize());
	UK_EXPECT_INT(sysconf(_SC_NPROCESSORS_ONLN), ==, get_nprocs());
	UK_EXPECT_INT(sysconf(_SC_PHYS_PAGES), >, sysconf(_SC_AVPHYS_PAGES));
	UK_EXPECT_INT(sysconf(_SC_AVPHYS_PAGES), >, 0);
	errno = 0;
	UK_EXPECT_INT(sysconf(_SC_THREAD_THREADS_MAX), ==, -1);
	UK_EXPECT_INT(sysconf(_SC_TRACE), ==, -1);
	UK_EXPECT_INT(errno, ==, 0);
	UK_EXPECT_INT(sysconf(-3), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

UK_TEST(has_limits_and_ages)
{
	struct rlimit limit;
	struct rusage usage;
	struct sysinfo info;

	UK_EXPECT_INT(getrlimit(RLIMIT_NOFILE, &limit), ==, 0);
	UK_EXPECT_INT(limit.rlim_cur, ==, sysconf(_SC_OPEN_MAX));
	UK_EXPECT_INT(getrlimit(RLIMIT_AS, &limit), ==, 0);
	UK_EXPECT_INT(limit.rlim_max / getpagesize(), ==,
		      sysconf(_SC_PHYS_PAGES));
	UK_EXPECT_INT(getrlimit(99, &limit), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(getrusage(RUSAGE_SELF, &usage), ==, 0);
	UK_EXPECT(usage.ru_utime.tv_sec > 0 || usage.ru_utime.tv_usec > 0);
	UK_EXPECT_INT(getrusage(9, &usage), ==, -1);
	UK_EXPECT_INT(sysinfo(&info), ==, 0);
	UK_EXPECT_INT(info.totalram, ==, sysconf(_SC_PHYS_PAGES));
}

UK_TEST(limits_are_lowered_and_not_raised)
{
	struct rlimit before, limit;
	int fd;

	UK_EXPECT_INT(getrlimit(RLIMIT_NOFILE, &before), ==, 0);
	limit = (struct rlimit){3, before.rlim_max};
	UK_EXPECT_INT(setrlimit(RLIMIT_NOFILE, &limit), ==, 0);
	UK_EXPECT_INT(sysconf(_SC_OPEN_MAX), ==, 3);
	fd = dup(0);
	if (before.rlim_max > 3) {
		UK_EXPECT_INT(fd, ==, -1);
		UK_EXPECT_INT(errno, ==, EMFILE);
	}
	limit.rlim_max++;
	UK_EXPECT_INT(setrlimit(RLIMIT_NOFILE, &limit), ==, -1);
	UK_EXPECT_INT(errno, ==, EPERM);
	UK_EXPECT_INT(setrlimit(RLIMIT_NOFILE, &before), ==, 0);
	UK_EXPECT_INT(getrlimit(RLIMIT_NOFILE, &limit), ==, 0);
	UK_EXPECT_INT(limit.rlim_cur, ==, before.rlim_cur);
	UK_EXPECT_INT(getrlimit(RLIMIT_STACK, &limit), ==, 0);
	UK_EXPECT_INT(setrlimit(RLIMIT_STACK, &limit), ==, 0);
	limit = (struct rlimit){2, 1};
	UK_EXPECT_INT(setrlimit(RLIMIT_STACK, &limit), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(setrlimit(99, &before), ==, -1);
}

UK_TEST(has_random_bytes_or_none)
{
	unsigned char a[32] = {0}, b[32] = {0}, many[257];

	UK_EXPECT_INT(getentropy(many, sizeof(many)), ==, -1);
	UK_EXPECT_INT(errno, ==, EIO);
	UK_EXPECT_INT(getrandom(a, 1, 0x80), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	if (getentropy(a, sizeof(a))) {
		UK_EXPECT_INT(errno, ==, ENOSYS);
		UK_EXPECT_INT(getrandom(a, sizeof(a), 0), ==, -1);
		UK_EXPECT_INT(errno, ==, ENOSYS);
		return;
	}
	UK_EXPECT_INT(getrandom(b, sizeof(b), 0), ==, sizeof(b));
	UK_EXPECT(memcmp(a, b, sizeof(a)) != 0);
}
