// SPDX-License-Identifier: BSD-3-Clause
// Tests of newlib's <stdio.h>: strings, and streams that are not files.
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/test.h>

UK_TEST(prints_into_strings)
{
	char buf[8];

	UK_EXPECT_INT(snprintf(buf, sizeof(buf), "%d %s", 12345, "abc"), ==, 9);
	UK_EXPECT_STR(buf, "12345 a");
	UK_EXPECT_INT(snprintf(buf, sizeof(buf), "%5.2s|%-3x|", "abc", 10U), ==,
		      10);
	UK_EXPECT_STR(buf, "   ab|a");
}

#if defined(CONFIG_NEWLIB_FULL) || defined(CONFIG_NEWLIB_NANO_FLOAT)
UK_TEST(prints_floating_point_numbers)
{
	char buf[64];

	snprintf(buf, sizeof(buf), "%.3f %e %g %5.1f", 3.14159, 12345.678, 1e-5,
		 -2.25);
	UK_EXPECT_STR(buf, "3.142 1.234568e+04 1e-05  -2.2");
	snprintf(buf, sizeof(buf), "%.17g %g %g", 0.1, 1.0 / 0.0, -1.0 / 0.0);
	UK_EXPECT_STR(buf, "0.10000000000000001 inf -inf");
}

UK_TEST(scans_floating_point_numbers)
{
	double d = 0;
	float f = 0;

	UK_EXPECT_INT(sscanf("2.5 -1e3", "%lf %f", &d, &f), ==, 2);
	UK_EXPECT(d == 2.5);
	UK_EXPECT(f == -1000);
}
#endif

#ifdef CONFIG_NEWLIB_FULL
UK_TEST(prints_every_length)
{
	char buf[80];

	snprintf(buf, sizeof(buf), "%" PRId64 " %hhd %zu %jd", INT64_MIN,
		 (signed char)-1, (size_t)7, (intmax_t)-8);
	UK_EXPECT_STR(buf, "-9223372036854775808 -1 7 -8");
	snprintf(buf, sizeof(buf), "%Lg", 1.5L);
	UK_EXPECT_STR(buf, "1.5");
}
#endif

UK_TEST(reads_and_writes_memory_as_a_stream)
{
	char *text = NULL, line[16];
	size_t size = 0;
	FILE *f = open_memstream(&text, &size);

	UK_EXPECT(f != NULL);
	if (!f)
		return;
	fprintf(f, "one\n%d\n", 2);
	fputs("three", f);
	UK_EXPECT_INT(fclose(f), ==, 0);
	UK_EXPECT_STR(text, "one\n2\nthree");
	f = fmemopen(text, size, "r");
	UK_EXPECT(f != NULL);
	if (!f)
		return;
	UK_EXPECT(fgets(line, sizeof(line), f) != NULL);
	UK_EXPECT_STR(line, "one\n");
	UK_EXPECT_INT(fseek(f, 4, SEEK_SET), ==, 0);
	UK_EXPECT_INT(fgetc(f), ==, '2');
	UK_EXPECT_INT(ungetc('x', f), ==, 'x');
	UK_EXPECT_INT(fgetc(f), ==, 'x');
	UK_EXPECT_INT(fclose(f), ==, 0);
	free(text);
}

UK_TEST(says_why_there_is_no_file)
{
	errno = 0;
	UK_EXPECT(fopen("/etc/motd", "r") == NULL);
	UK_EXPECT_INT(errno, !=, 0);
	errno = 0;
	UK_EXPECT_INT(fseek(stdout, 0, SEEK_SET), ==, -1);
	UK_EXPECT_INT(errno, ==, ESPIPE);
}
