// SPDX-License-Identifier: BSD-3-Clause
// Tests of newlib's <stdlib.h>, <string.h>, <setjmp.h> and <locale.h> in an
// image.
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uk/errno.h>
#include <uk/test.h>
#include <wchar.h>

UK_TEST(reads_numbers)
{
	char *end;

	UK_EXPECT_INT(strtol(" -0x1fz", &end, 0), ==, -31);
	UK_EXPECT_STR(end, "z");
	errno = 0;
	UK_EXPECT(strtoll("99999999999999999999", NULL, 10) == LLONG_MAX);
	UK_EXPECT_INT(errno, ==, ERANGE);
	UK_EXPECT(strtod("0x1.8p1", NULL) == 3);
	UK_EXPECT(strtod("1.7976931348623157e308", NULL) > 1.7e308);
}

UK_TEST(has_one_errno)
{
	errno = 42;
	UK_EXPECT_INT(*uk_errno(), ==, 42);
	*uk_errno() = 7;
	UK_EXPECT_INT(errno, ==, 7);
}

static int by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

UK_TEST(sorts_and_searches)
{
	int numbers[100], key = 37;

	for (int i = 0; i < 100; i++)
		numbers[i] = i * 37 % 101;
	qsort(numbers, 100, sizeof(int), by_value);
	for (int i = 1; i < 100; i++)
		UK_EXPECT_INT(numbers[i - 1], <, numbers[i]);
	UK_EXPECT(bsearch(&key, numbers, 100, sizeof(int), by_value));
}

UK_TEST(has_what_strings_need)
{
	char buf[32] = "a,b,,c", *at = buf;

	UK_EXPECT_STR(strsep(&at, ","), "a");
	UK_EXPECT_STR(strtok(at, ","), "b");
	UK_EXPECT_STR(strtok(NULL, ","), "c");
	UK_EXPECT(memmem("abcabd", 6, "abd", 3) != NULL);
	UK_EXPECT_INT(strcasecmp("ABC", "abc"), ==, 0);
	UK_EXPECT_STR(strerror(ENOSYS), "Function not implemented");
	UK_EXPECT_INT(strlcpy(buf, "12345", 3), ==, 5);
	UK_EXPECT_STR(buf, "12");
}

/* Zeroed when new; kept, and freed, like any. */
UK_TEST(copies_strings_to_the_heap)
{
	char *s = strdup("text");

#ifdef CONFIG_MALLOC
	UK_EXPECT(s != NULL);
	UK_EXPECT_INT(malloc_usable_size(s), >=, 5);
	UK_EXPECT_STR(s, "text");
#else
	UK_EXPECT(s == NULL);
	UK_EXPECT_INT(errno, ==, ENOMEM);
#endif
	free(s);
}

UK_TEST(keeps_an_environment)
{
	UK_EXPECT(getenv("UK_TEST") == NULL);
#ifdef CONFIG_MALLOC
	UK_EXPECT_INT(setenv("UK_TEST", "1", 1), ==, 0);
	UK_EXPECT_STR(getenv("UK_TEST"), "1");
	UK_EXPECT_INT(unsetenv("UK_TEST"), ==, 0);
	UK_EXPECT(getenv("UK_TEST") == NULL);
#endif
}

UK_NOINLINE static void jump(jmp_buf *env, int value)
{
	longjmp(*env, value);
}

UK_TEST(jumps_back)
{
	jmp_buf env;
	volatile int rounds = 0;
	volatile double kept = 1.5;
	int value = setjmp(env);

	if (rounds++ < 3)
		jump(&env, rounds);
	UK_EXPECT_INT(value, ==, 3);
	UK_EXPECT(kept == 1.5);
}

UK_TEST(knows_the_locale_c)
{
	wchar_t wide[8];

	UK_EXPECT_STR(setlocale(LC_ALL, NULL), "C");
	UK_EXPECT_INT(mbstowcs(wide, "abc", 8), ==, 3);
	UK_EXPECT(wcscmp(wide, L"abc") == 0);
}
