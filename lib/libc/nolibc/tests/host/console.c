// SPDX-License-Identifier: BSD-3-Clause
// Tests of what reaches the console, comes from it, and ends the image.
#include "uk_host.h"
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uk/boot.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(writes_once_for_a_call)
{
	const struct uk_host_console *console;

	uk_host_console_begin();
	UK_EXPECT_INT(printf("%d and %s\n", 42, "more"), ==, 12);
	puts("line");
	fputs("text", stdout);
	UK_EXPECT_INT(putchar('c'), ==, 'c');
	UK_EXPECT_INT(fwrite("ab\0d", 2, 2, stdout), ==, 2);
	console = uk_host_console_end();
	UK_EXPECT_STR(console->out, "42 and more\nline\ntextcab");
	UK_EXPECT_INT(console->writes, ==, 5);
}

UK_TEST(writes_long_output_whole)
{
	const struct uk_host_console *console;
	char text[1001];

	memset(text, 'x', 1000);
	text[1000] = '\0';
	uk_host_console_begin();
	UK_EXPECT_INT(printf("a%sb%200dc", text, 7), ==, 1203);
	console = uk_host_console_end();
	UK_EXPECT_INT(strlen(console->out), ==, 1203);
	UK_EXPECT_INT(console->out[0], ==, 'a');
	UK_EXPECT(!memcmp(console->out + 1, text, 1000));
	UK_EXPECT_INT(console->out[1001], ==, 'b');
	UK_EXPECT_STR(console->out + 1200, " 7c");
}

UK_TEST(writes_errors_to_the_log)
{
	const struct uk_host_console *console;

	uk_host_console_begin();
	fprintf(stderr, "oh %s\n", "no");
	errno = EBUSY;
	perror("it");
	perror("");
	console = uk_host_console_end();
	UK_EXPECT_STR(console->log, "oh no\nit: Busy\nBusy\n");
	UK_EXPECT_STR(console->out, "");
}

UK_TEST(refuses_the_wrong_direction)
{
	errno = 0;
	UK_EXPECT_INT(fputs("x", stdin), ==, EOF);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT(ferror(stdin));
	clearerr(stdin);
	UK_EXPECT(!ferror(stdin));
	UK_EXPECT_INT(fprintf(stdin, "x"), ==, -1);
	UK_EXPECT_INT(fgetc(stdout), ==, EOF);
	UK_EXPECT(ferror(stdout));
	clearerr(stdin);
	clearerr(stdout);
}

UK_TEST(has_no_buffers_to_set)
{
	UK_EXPECT_INT(fflush(stdout), ==, 0);
	UK_EXPECT_INT(fflush(NULL), ==, 0);
	UK_EXPECT_INT(setvbuf(stdout, NULL, _IONBF, 0), ==, 0);
	UK_EXPECT_INT(setvbuf(stdout, NULL, _IOFBF, BUFSIZ), !=, 0);
	UK_EXPECT_INT(fileno(stderr), ==, 2);
}

UK_TEST(waits_for_what_is_typed)
{
	char line[16];

	uk_host_type("first line\nsecond, which is longer\nend");
	UK_EXPECT_INT(getchar(), ==, 'f');
	UK_EXPECT(fgets(line, sizeof(line), stdin) == line);
	UK_EXPECT_STR(line, "irst line\n");
	UK_EXPECT(fgets(line, sizeof(line), stdin) == line);
	UK_EXPECT_STR(line, "second, which i");
	UK_EXPECT_INT(fread(line, 2, 3, stdin), ==, 3);
	UK_EXPECT(!memcmp(line, "s long", 6));
	UK_EXPECT(fgets(line, sizeof(line), stdin) == line);
	UK_EXPECT(fgets(line, sizeof(line), stdin) == line);
	UK_EXPECT_STR(line, "end");
	UK_EXPECT(feof(stdin));
	UK_EXPECT(fgets(line, sizeof(line), stdin) == NULL);
	UK_EXPECT_INT(getchar(), ==, EOF);
	clearerr(stdin);
}

UK_TEST(takes_characters_back)
{
	uk_host_type("ab");
	UK_EXPECT_INT(getc(stdin), ==, 'a');
	UK_EXPECT_INT(ungetc('x', stdin), ==, 'x');
	UK_EXPECT_INT(ungetc('y', stdin), ==, 'y');
	UK_EXPECT_INT(ungetc(EOF, stdin), ==, EOF);
	UK_EXPECT_INT(ungetc('z', stdout), ==, EOF);
	UK_EXPECT_INT(getc(stdin), ==, 'y');
	UK_EXPECT_INT(getc(stdin), ==, 'x');
	UK_EXPECT_INT(getc(stdin), ==, 'b');
	UK_EXPECT_INT(getc(stdin), ==, EOF);
	UK_EXPECT_INT(ungetc('e', stdin), ==, 'e');
	UK_EXPECT(!feof(stdin));
	UK_EXPECT_INT(getc(stdin), ==, 'e');
	for (int i = 0; i < 8; i++)
		UK_EXPECT_INT(ungetc('0' + i, stdin), ==, '0' + i);
	for (int i = 8; i-- > 0;)
		UK_EXPECT_INT(getc(stdin), ==, '0' + i);
	clearerr(stdin);
}

static char order[8];

static void first(void)
{
	strcat(order, "1");
}

static void late(void)
{
	strcat(order, "L");
}

static void second(void)
{
	strcat(order, "2");
	atexit(late);
}

static void exit_five(void)
{
	exit(5);
}

static void exit_twice(void)
{
	atexit(exit_five);
	exit(4);
}

static void leave_at_once(void)
{
	atexit(first);
	_Exit(6);
}

UK_TEST(runs_exit_handlers_backwards)
{
	*order = '\0';
	atexit(first);
	atexit(second);
	UK_EXPECT_INT(uk_host_status_of(exit_five), ==, 5);
	UK_EXPECT_STR(order, "2L1");
	UK_EXPECT_INT(uk_host_status_of(exit_twice), ==, 5);
}

UK_TEST(runs_exit_handlers_when_main_returns)
{
	*order = '\0';
	atexit(first);
	uk_boot_exit_hook();
	UK_EXPECT_STR(order, "1");
}

UK_TEST(leaves_handlers_out_at_once)
{
	*order = '\0';
	UK_EXPECT_INT(uk_host_status_of(leave_at_once), ==, 6);
	UK_EXPECT_STR(order, "");
	uk_boot_exit_hook();
	UK_EXPECT_STR(order, "1");
}

static int runs;

static void count(void)
{
	runs++;
}

UK_TEST(has_room_for_32_handlers)
{
	runs = 0;
	for (int i = 0; i < 32; i++)
		UK_EXPECT_INT(atexit(count), ==, 0);
	UK_EXPECT_INT(atexit(count), !=, 0);
	uk_boot_exit_hook();
	UK_EXPECT_INT(runs, ==, 32);
}

static void fail_assertion(void)
{
	assert(1 + 1 == 3);
}

UK_TEST(crashes_when_told_to)
{
	UK_EXPECT_INT(uk_host_status_of(abort), ==, 134);
	UK_EXPECT_INT(uk_host_status_of(fail_assertion), ==, 134);
}

UK_TEST(tells_the_time)
{
	struct timespec a, b, wait = {.tv_nsec = 2000000};

	UK_EXPECT_INT(clock_gettime(CLOCK_MONOTONIC, &a), ==, 0);
	UK_EXPECT_INT(nanosleep(&wait, NULL), ==, 0);
	UK_EXPECT_INT(clock_gettime(CLOCK_MONOTONIC, &b), ==, 0);
	UK_EXPECT_INT((b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec -
			  a.tv_nsec,
		      >=, 2000000);
	UK_EXPECT_INT(clock_gettime(CLOCK_REALTIME, &a), ==, 0);
	UK_EXPECT_INT(time(NULL) - a.tv_sec, <=, 1);
	UK_EXPECT_INT(timespec_get(&a, TIME_UTC), ==, TIME_UTC);
	UK_EXPECT_INT(clock_getres(CLOCK_MONOTONIC, &a), ==, 0);
	UK_EXPECT_INT(a.tv_nsec, ==, 1);
	errno = 0;
	UK_EXPECT_INT(clock_gettime(7, &a), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	wait.tv_nsec = 1000000000;
	UK_EXPECT_INT(nanosleep(&wait, NULL), ==, -1);
	UK_EXPECT_INT(usleep(1), ==, 0);
	UK_EXPECT_INT(sleep(0), ==, 0);
}
