// SPDX-License-Identifier: BSD-3-Clause
// A serial port of virtio as programs have it: whatever comes goes back, and
// its end, its waiting and its going are as they should be.
#include "selftest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "/dev/virtio-ports"
#define PORT   FOLDER "/org.test.echo"
#define LATE   FOLDER "/late"

static char data[3000];

/* What poll says of it now. */
static int events_of(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLIN | POLLOUT};

	return poll(&p, 1, 0) < 0 ? -errno : p.revents;
}

static long result_of(long result)
{
	return result < 0 ? -errno : result;
}

static void say_names(void)
{
	DIR *folder = opendir(FOLDER);
	struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		if (entry->d_name[0] != '.')
			printf("port: named %s\n", entry->d_name);
	if (folder)
		closedir(folder);
}

/* Until the host closes its end. */
static void echo(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	unsigned long bytes = 0;
	long got = 1;

	while (got > 0 && poll(&p, 1, -1) == 1) {
		got = read(fd, data, sizeof(data));
		if (got > 0 && write(fd, data, (size_t)got) != got)
			got = -1;
		bytes += got > 0 ? (unsigned long)got : 0;
	}
	printf("port: echoed %lu, then %ld\n", bytes, result_of(got));
}

/* A closed end: nothing to be read, and no room. */
static void look_at_end(int fd)
{
	fcntl(fd, F_SETFL, O_NONBLOCK);
	long written = result_of(write(fd, "x", 1));

	printf("port: closed: events %#x, write %ld, read %ld\n",
	       (unsigned)events_of(fd), written, (long)read(fd, data, 1));
	fcntl(fd, F_SETFL, 0);
}

/* A port that comes and goes while the image runs. */
static void wait_for_late(void)
{
	int fd, written;

	while ((fd = open(LATE, O_RDWR)) < 0)
		usleep(10000);
	written = (int)write(fd, "here\n", 5);
	printf("port: late has come: %d\n", written);
	while (events_of(fd) != POLLHUP)
		usleep(10000);
	printf("port: late has gone: read %ld, ", result_of(read(fd, data, 1)));
	printf("write %ld, ", result_of(write(fd, data, 1)));
	close(fd);
	fd = open(LATE, O_RDWR);
	printf("open %d\n", fd < 0 ? -errno : 0);
}

/* Lines, each of which says what to do. */
static void obey(int fd, int epoll)
{
	struct epoll_event event;
	fd_set in;

	for (;;) {
		FD_ZERO(&in);
		FD_SET(fd, &in);
		if (select(fd + 1, &in, NULL, NULL, NULL) != 1 ||
		    epoll_wait(epoll, &event, 1, -1) != 1)
			return;
		int waiting = 0;
		int error = ioctl(fd, FIONREAD, &waiting);
		long got = read(fd, data, sizeof(data) - 1);

		if (got <= 0)
			return;
		data[got] = '\0';
		printf("port: told %.*s, %d, %ld of %d\n",
		       (int)strcspn(data, "\n"), data, error, got, waiting);
		if (strcmp(data, "late\n") == 0)
			wait_for_late();
		if (strcmp(data, "quit\n") == 0)
			return;
	}
}

int selftest_port(void)
{
	struct epoll_event event = {.events = EPOLLIN};
	struct stat by_name, by_number;
	int fd = open(PORT, O_RDWR), epoll = epoll_create1(0);

	if (fd < 0 || fstat(fd, &by_name) || stat("/dev/vport0p1", &by_number))
		return 1;
	say_names();
	int again = open("/dev/vport0p1", O_RDWR);

	printf("port: open, again %d, %s, closed %#x\n", again < 0 ? -errno : 0,
	       S_ISCHR(by_name.st_mode) && by_name.st_rdev == by_number.st_rdev
		   ? "the same"
		   : "another",
	       (unsigned)events_of(fd));
	/* The host is waited for. */
	if (write(fd, "hello\n", 6) != 6)
		return 1;
	echo(fd);
	look_at_end(fd);
	if (write(fd, "again\n", 6) != 6 ||
	    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event))
		return 1;
	obey(fd, epoll);
	close(epoll);
	return close(fd);
}
