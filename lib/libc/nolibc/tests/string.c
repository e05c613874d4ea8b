// SPDX-License-Identifier: BSD-3-Clause
// Tests of <string.h> and <strings.h>.
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <uk/test.h>

UK_TEST(measures_strings)
{
	UK_EXPECT_INT(strlen(""), ==, 0);
	UK_EXPECT_INT(strlen("abc\0d"), ==, 3);
	UK_EXPECT_INT(strnlen("abc", 0), ==, 0);
	UK_EXPECT_INT(strnlen("abc", 2), ==, 2);
	UK_EXPECT_INT(strnlen("abc", 3), ==, 3);
	UK_EXPECT_INT(strnlen("abc", SIZE_MAX), ==, 3);
}

UK_TEST(copies_strings)
{
	char buf[8] = "#######";

	UK_EXPECT(strcpy(buf, "abc") == buf);
	UK_EXPECT_STR(buf, "abc");
	UK_EXPECT_INT(buf[4], ==, '#');
	UK_EXPECT(stpcpy(buf, "") == buf);
	UK_EXPECT_INT(buf[1], ==, 'b');
	UK_EXPECT(stpcpy(buf, "xyz") == buf + 3);
	UK_EXPECT(strcat(buf, "12") == buf);
	UK_EXPECT_STR(buf, "xyz12");
	UK_EXPECT_STR(strcat(buf, ""), "xyz12");
}

UK_TEST(copies_counted_characters)
{
	char buf[8] = "#######";

	UK_EXPECT(strncpy(buf, "abcdef", 3) == buf);
	UK_EXPECT(!memcmp(buf, "abc####", 7));
	strncpy(buf, "x", 4);
	UK_EXPECT(!memcmp(buf, "x\0\0\0###", 7));
	UK_EXPECT(stpncpy(buf, "abcdef", 3) == buf + 3);
	UK_EXPECT(stpncpy(buf, "a", 3) == buf + 1);
	UK_EXPECT(stpncpy(buf, "a", 0) == buf);
	strcpy(buf, "ab");
	UK_EXPECT(strncat(buf, "cdef", 2) == buf);
	UK_EXPECT_STR(buf, "abcd");
	UK_EXPECT_STR(strncat(buf, "e", 100), "abcde");
	UK_EXPECT_STR(strncat(buf, "f", 0), "abcde");
}

UK_TEST(copies_into_sized_buffers)
{
	char buf[6] = "#####";

	UK_EXPECT_INT(strlcpy(buf, "abcdefgh", 4), ==, 8);
	UK_EXPECT(!memcmp(buf, "abc\0#", 6));
	UK_EXPECT_INT(strlcpy(buf, "xyz", 0), ==, 3);
	UK_EXPECT_STR(buf, "abc");
	UK_EXPECT_INT(strlcat(buf, "de", 6), ==, 5);
	UK_EXPECT_STR(buf, "abcde");
	UK_EXPECT_INT(strlcat(buf, "fgh", 6), ==, 8);
	UK_EXPECT_STR(buf, "abcde");
	UK_EXPECT_INT(strlcat(buf, "fgh", 2), ==, 5);
	UK_EXPECT_STR(buf, "abcde");
}

UK_TEST(compares_strings)
{
	UK_EXPECT_INT(strcmp("", ""), ==, 0);
	UK_EXPECT_INT(strcmp("abc", "abc"), ==, 0);
	UK_EXPECT_INT(strcmp("abc", "abd"), <, 0);
	UK_EXPECT_INT(strcmp("abc", "ab"), >, 0);
	UK_EXPECT_INT(strcmp("\x80", "\x7f"), >, 0);
	UK_EXPECT_INT(strncmp("abc", "abd", 2), ==, 0);
	UK_EXPECT_INT(strncmp("abc", "abd", 3), <, 0);
	UK_EXPECT_INT(strncmp("abc", "abc\0x", 9), ==, 0);
	UK_EXPECT_INT(strncmp("a", "b", 0), ==, 0);
	UK_EXPECT_INT(strcoll("a", "b"), <, 0);
}

UK_TEST(compares_without_case)
{
	UK_EXPECT_INT(strcasecmp("HeLLo", "hEllO"), ==, 0);
	UK_EXPECT_INT(strcasecmp("a", "B"), <, 0);
	UK_EXPECT_INT(strcasecmp("ab", "A"), >, 0);
	UK_EXPECT_INT(strcasecmp("[", "a"), <, 0);
	UK_EXPECT_INT(strncasecmp("abX", "ABy", 2), ==, 0);
	UK_EXPECT_INT(strncasecmp("abX", "ABy", 3), <, 0);
	UK_EXPECT_INT(strncasecmp("a", "b", 0), ==, 0);
}

UK_TEST(transforms_for_comparison)
{
	char buf[4];

	UK_EXPECT_INT(strxfrm(buf, "abc", 4), ==, 3);
	UK_EXPECT_STR(buf, "abc");
	UK_EXPECT_INT(strxfrm(NULL, "abc", 0), ==, 3);
}

UK_TEST(finds_characters)
{
	const char *s = "abcabc";

	UK_EXPECT(strchr(s, 'b') == s + 1);
	UK_EXPECT(strchr(s, 'x') == NULL);
	UK_EXPECT(strchr(s, '\0') == s + 6);
	UK_EXPECT(strchr(s, 'b' + 256) == s + 1);
	UK_EXPECT(strrchr(s, 'b') == s + 4);
	UK_EXPECT(strrchr(s, 'x') == NULL);
	UK_EXPECT(strrchr(s, '\0') == s + 6);
	UK_EXPECT(strchrnul(s, 'c') == s + 2);
	UK_EXPECT(strchrnul(s, 'x') == s + 6);
	UK_EXPECT(strchr("\xff", '\xff') != NULL);
}

UK_TEST(finds_bytes)
{
	const char *s = "a\0b\xff\0b";

	UK_EXPECT(memchr(s, 'b', 6) == s + 2);
	UK_EXPECT(memchr(s, 'b', 2) == NULL);
	UK_EXPECT(memchr(s, 0xff, 6) == s + 3);
	UK_EXPECT(memchr(s, 'a', 0) == NULL);
	UK_EXPECT(memrchr(s, 'b', 6) == s + 5);
	UK_EXPECT(memrchr(s, 'b', 5) == s + 2);
	UK_EXPECT(memrchr(s, 'x', 6) == NULL);
	UK_EXPECT(memrchr(s, 'a', 0) == NULL);
}

UK_TEST(copies_memory_to_a_byte)
{
	char buf[8] = "#######";

	UK_EXPECT(memccpy(buf, "abcdef", 'c', 6) == buf + 3);
	UK_EXPECT(!memcmp(buf, "abc####", 7));
	UK_EXPECT(memccpy(buf, "xyz", 'q', 2) == NULL);
	UK_EXPECT(!memcmp(buf, "xyc####", 7));
	UK_EXPECT(mempcpy(buf, "12", 2) == buf + 2);
	UK_EXPECT(!memcmp(buf, "12c", 3));
}

UK_TEST(spans_sets)
{
	UK_EXPECT_INT(strspn("aabbc", "ab"), ==, 4);
	UK_EXPECT_INT(strspn("abc", ""), ==, 0);
	UK_EXPECT_INT(strspn("abc", "cba"), ==, 3);
	UK_EXPECT_INT(strcspn("abc", "xc"), ==, 2);
	UK_EXPECT_INT(strcspn("abc", ""), ==, 3);
	UK_EXPECT_INT(strcspn("", "a"), ==, 0);
	UK_EXPECT_STR(strpbrk("hello world", " w"), " world");
	UK_EXPECT(strpbrk("abc", "xyz") == NULL);
	UK_EXPECT(strpbrk("abc", "") == NULL);
}

UK_TEST(cuts_tokens)
{
	char text[] = ",,a,;b;;c,", none[] = ",;";
	char *state;

	UK_EXPECT_STR(strtok_r(text, ",;", &state), "a");
	UK_EXPECT_STR(strtok_r(NULL, ",;", &state), "b");
	UK_EXPECT_STR(strtok_r(NULL, ",;", &state), "c");
	UK_EXPECT(strtok_r(NULL, ",;", &state) == NULL);
	UK_EXPECT(strtok_r(NULL, ",;", &state) == NULL);
	UK_EXPECT(strtok(none, ",;") == NULL);
	UK_EXPECT(strtok(NULL, ",;") == NULL);
}

UK_TEST(separates_fields)
{
	char text[] = "a,,b", *s = text;

	UK_EXPECT_STR(strsep(&s, ","), "a");
	UK_EXPECT_STR(strsep(&s, ","), "");
	UK_EXPECT_STR(strsep(&s, ","), "b");
	UK_EXPECT(s == NULL);
	UK_EXPECT(strsep(&s, ",") == NULL);
}

UK_TEST(finds_strings)
{
	const char *s = "ababacababad";

	UK_EXPECT(strstr(s, "") == s);
	UK_EXPECT(strstr("", "a") == NULL);
	UK_EXPECT(strstr(s, "abad") == s + 8);
	UK_EXPECT(strstr(s, "ababad") == s + 6);
	UK_EXPECT(strstr(s, "ababae") == NULL);
	UK_EXPECT(strstr("abc", "abcd") == NULL);
	UK_EXPECT(memmem("a\0b\0c", 5, "\0c", 2) != NULL);
	UK_EXPECT(memmem("abc", 3, "c", 0) != NULL);
	UK_EXPECT(memmem("abc", 2, "c", 1) == NULL);
}

static const char *naive(const char *hay, size_t n, const char *needle,
			 size_t m)
{
	for (size_t i = 0; m <= n && i <= n - m; i++) {
		if (!memcmp(hay + i, needle, m))
			return hay + i;
	}
	return NULL;
}

/* Every string of up to 8 letters of two, in one text that repeats and one that
 * does not: all shapes of periods. */
UK_TEST(finds_every_small_needle)
{
	static const char *const hays[] = {"aabaabaaabaabaabababaab",
					   "abbabaabbaababbabaababba"};
	char needle[8];

	for (unsigned h = 0; h < 2; h++) {
		size_t n = strlen(hays[h]);
		for (unsigned m = 1; m <= 8; m++) {
			for (unsigned bits = 0; bits < 1U << m; bits++) {
				for (unsigned i = 0; i < m; i++)
					needle[i] = bits >> i & 1 ? 'b' : 'a';
				UK_EXPECT(memmem(hays[h], n, needle, m) ==
					  naive(hays[h], n, needle, m));
			}
		}
	}
}

UK_TEST(names_errors)
{
	char buf[8];

	UK_EXPECT_STR(strerror(0), "No error");
	UK_EXPECT_STR(strerror(ENOENT), "No such file or directory");
	UK_EXPECT_STR(strerror(EOWNERDEAD), "Previous owner died");
	UK_EXPECT_STR(strerror(EOWNERDEAD + 1), "Unknown error");
	UK_EXPECT_STR(strerror(15), "Unknown error");
	UK_EXPECT_STR(strerror(-1), "Unknown error");
	UK_EXPECT_INT(strerror_r(EBUSY, buf, sizeof(buf)), ==, 0);
	UK_EXPECT_STR(buf, "Busy");
	UK_EXPECT_INT(strerror_r(ENOENT, buf, sizeof(buf)), ==, ERANGE);
	UK_EXPECT_STR(buf, "No such");
	UK_EXPECT_INT(strerror_r(9999, buf, 0), ==, ERANGE);
}

UK_TEST(counts_the_lowest_bit_from_one)
{
	UK_EXPECT_INT(ffs(0), ==, 0);
	UK_EXPECT_INT(ffs(1), ==, 1);
	UK_EXPECT_INT(ffs(-2147483647 - 1), ==, 32);
	UK_EXPECT_INT(ffsl(8L), ==, 4);
	UK_EXPECT_INT(ffsll(1LL << 62), ==, 63);
}
