// SPDX-License-Identifier: BSD-3-Clause
// Tests: threads wait for each other at both ends of a pipe.
#include <errno.h>
#include <uk/fd.h>
#include <uk/test.h>
#include <uk/thread.h>
#include <unistd.h>

enum { BYTES = 200000, PIECE = 7000 };

static int fds[2];

static char byte_at(size_t i)
{
	return (char)(i * 31 + i / 251);
}

static void *writes(void *arg)
{
	static char piece[PIECE];
	size_t done = 0;

	while (done < BYTES) {
		size_t n = UK_MIN((size_t)PIECE, BYTES - done);

		for (size_t i = 0; i < n; i++)
			piece[i] = byte_at(done + i);
		if (write(fds[1], piece, n) != (ssize_t)n)
			break;
		done += n;
	}
	close(fds[1]);
	*(size_t *)arg = done;
	return NULL;
}

UK_TEST(pipe_carries_all_from_thread_to_thread)
{
	static char piece[999];
	size_t read_so_far = 0, written = 0;
	struct uk_thread *writer;
	ssize_t n;

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&writer, NULL, writes, &written), ==, 0);
	while ((n = read(fds[0], piece, sizeof(piece))) > 0)
		for (ssize_t i = 0; i < n; i++)
			UK_EXPECT_INT(piece[i], ==, byte_at(read_so_far++));
	UK_EXPECT_INT(n, ==, 0);
	UK_EXPECT_INT(read_so_far, ==, BYTES);
	UK_EXPECT_INT(uk_thread_join(writer, NULL), ==, 0);
	UK_EXPECT_INT(written, ==, BYTES);
	UK_EXPECT_INT(close(fds[0]), ==, 0);
}

static void *writes_until_nobody_reads(void *arg)
{
	static char piece[PIECE];

	while (write(fds[1], piece, PIECE) > 0)
		continue;
	*(int *)arg = errno;
	return NULL;
}

UK_TEST(writer_is_told_that_nobody_reads_any_more)
{
	struct uk_thread *writer;
	int error = 0;

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(
	    uk_thread_create(&writer, NULL, writes_until_nobody_reads, &error),
	    ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(close(fds[0]), ==, 0);
	UK_EXPECT_INT(uk_thread_join(writer, NULL), ==, 0);
	UK_EXPECT_INT(error, ==, EPIPE);
	UK_EXPECT_INT(close(fds[1]), ==, 0);
}

static void *writes_later(void *arg)
{
	uk_thread_sleep(uk_plat_time_ns() + 3000000);
	return write(fds[1], "x", 1) == 1 ? arg : NULL;
}

UK_TEST(poll_is_woken_by_another_thread)
{
	int other[2];
	struct uk_thread *writer;
	struct uk_file_poll polls[3] = {{.events = UK_FILE_IN},
					{.events = UK_FILE_IN},
					{.events = UK_FILE_IN}};

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(pipe(other), ==, 0);
	polls[0].file = uk_fd_get(other[0]);
	polls[1].file = uk_fd_get(fds[0]);
	/* Once alone, once with the console, which is looked at. */
	for (unsigned with_console = 0; with_console < 2; with_console++) {
		polls[2].file = with_console ? uk_fd_get(1) : NULL;
		UK_EXPECT_INT(
		    uk_thread_create(&writer, NULL, writes_later, &fds), ==, 0);
		unsigned ready = uk_file_poll(polls, 3, UK_PLAT_FOREVER);

		UK_EXPECT_INT(polls[0].found, ==, 0);
		/* A console that is a file at its end is ready, too. */
		UK_EXPECT(ready == 1 + (polls[2].found != 0) || with_console);
		UK_EXPECT_INT(uk_thread_join(writer, NULL), ==, 0);
		UK_EXPECT_INT(read(fds[0], &(char){0}, 1), ==, 1);
		uk_file_put(polls[2].file);
	}
	uk_file_put(polls[0].file);
	uk_file_put(polls[1].file);
	for (unsigned i = 0; i < 2; i++)
		UK_EXPECT(close(fds[i]) == 0 && close(other[i]) == 0);
}
