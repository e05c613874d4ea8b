// SPDX-License-Identifier: BSD-3-Clause
// Tests of <stdlib.h>, <inttypes.h> and <setjmp.h>.
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <uk/test.h>

/* Reads `s` and checks value, characters taken and errno. */
#define EXPECT_LONG(s, base, value, taken, error)                  \
	do {                                                       \
		const char *s_ = (s);                              \
		char *end_;                                        \
		errno = 0;                                         \
		UK_EXPECT_INT(strtol(s_, &end_, base), ==, value); \
		UK_EXPECT_INT(end_ - s_, ==, taken);               \
		UK_EXPECT_INT(errno, ==, error);                   \
	} while (0)

UK_TEST(reads_integers)
{
	EXPECT_LONG("0", 10, 0, 1, 0);
	EXPECT_LONG(" \t\n\v\f\r+42x", 10, 42, 9, 0);
	EXPECT_LONG("-42", 10, -42, 3, 0);
	EXPECT_LONG("007", 10, 7, 3, 0);
	EXPECT_LONG("9", 8, 0, 0, 0);
	EXPECT_LONG("zZ", 36, 35 * 36 + 35, 2, 0);
	EXPECT_LONG("102", 2, 2, 2, 0);
}

UK_TEST(finds_the_base)
{
	EXPECT_LONG("0x1F", 0, 31, 4, 0);
	EXPECT_LONG("0X1f", 16, 31, 4, 0);
	EXPECT_LONG("-0x10", 0, -16, 5, 0);
	EXPECT_LONG("017", 0, 15, 3, 0);
	EXPECT_LONG("17", 0, 17, 2, 0);
	EXPECT_LONG("0x", 0, 0, 1, 0);
	EXPECT_LONG("0xg", 16, 0, 1, 0);
	EXPECT_LONG("0x1", 10, 0, 1, 0);
	EXPECT_LONG("08", 0, 0, 1, 0);
}

UK_TEST(takes_nothing_from_what_is_no_number)
{
	EXPECT_LONG("", 10, 0, 0, 0);
	EXPECT_LONG("  ", 10, 0, 0, 0);
	EXPECT_LONG(" -", 10, 0, 0, 0);
	EXPECT_LONG("+-1", 10, 0, 0, 0);
	EXPECT_LONG("x", 16, 0, 0, 0);
	EXPECT_LONG("12", 1, 0, 0, EINVAL);
	EXPECT_LONG("12", 37, 0, 0, EINVAL);
	EXPECT_LONG("12", -1, 0, 0, EINVAL);
}

UK_TEST(saturates_beyond_the_range)
{
	EXPECT_LONG("999999999999999999999x", 10, LONG_MAX, 21, ERANGE);
	EXPECT_LONG("-999999999999999999999", 10, LONG_MIN, 22, ERANGE);
	errno = 0;
	UK_EXPECT(strtoll("9223372036854775807", NULL, 10) == LLONG_MAX);
	UK_EXPECT(strtoll("-9223372036854775808", NULL, 10) == LLONG_MIN);
	UK_EXPECT(strtoull("18446744073709551615", NULL, 10) == ULLONG_MAX);
	UK_EXPECT(strtoull("-1", NULL, 10) == ULLONG_MAX);
	UK_EXPECT(strtoul("-2", NULL, 10) == ULONG_MAX - 1);
	UK_EXPECT_INT(errno, ==, 0);
	UK_EXPECT(strtoll("9223372036854775808", NULL, 10) == LLONG_MAX);
	UK_EXPECT_INT(errno, ==, ERANGE);
	errno = 0;
	UK_EXPECT(strtoll("-9223372036854775809", NULL, 10) == LLONG_MIN);
	UK_EXPECT_INT(errno, ==, ERANGE);
	errno = 0;
	UK_EXPECT(strtoull("18446744073709551616", NULL, 10) == ULLONG_MAX);
	UK_EXPECT_INT(errno, ==, ERANGE);
	errno = 0;
	UK_EXPECT(strtoull("-18446744073709551616", NULL, 10) == ULLONG_MAX);
	UK_EXPECT_INT(errno, ==, ERANGE);
}

UK_TEST(reads_integers_of_each_type)
{
	UK_EXPECT_INT(atoi(" -12abc"), ==, -12);
	UK_EXPECT_INT(atol("2147483647"), ==, 2147483647);
	UK_EXPECT(atoll("-9223372036854775807") == -LLONG_MAX);
	UK_EXPECT(strtoimax("-5", NULL, 0) == -5);
	UK_EXPECT(strtoumax("0xffffffffffffffff", NULL, 0) == UINTMAX_MAX);
}

UK_TEST(divides_towards_zero)
{
	UK_EXPECT_INT(div(-7, 2).quot, ==, -3);
	UK_EXPECT_INT(div(-7, 2).rem, ==, -1);
	UK_EXPECT_INT(ldiv(7, -2).quot, ==, -3);
	UK_EXPECT_INT(ldiv(7, -2).rem, ==, 1);
	UK_EXPECT_INT(lldiv(LLONG_MIN, 2).quot, ==, LLONG_MIN / 2);
	UK_EXPECT_INT(imaxdiv(9, 4).rem, ==, 1);
	UK_EXPECT_INT(abs(-INT_MAX), ==, INT_MAX);
	UK_EXPECT_INT(labs(-3L), ==, 3);
	UK_EXPECT_INT(llabs(-LLONG_MAX), ==, LLONG_MAX);
	UK_EXPECT_INT(imaxabs(4), ==, 4);
}

static unsigned comparisons;

static int compare_ints(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	comparisons++;
	return (x > y) - (x < y);
}

/* Sorts n numbers of `make` and checks order, sum and the work it took. */
static bool sorts(int n, int (*make)(int i, int n))
{
	static int numbers[1000];
	long before = 0, after = 0;
	int log = 1;

	for (int i = 0; i < n; i++)
		before += numbers[i] = make(i, n);
	while (1 << log < n)
		log++;
	comparisons = 0;
	qsort(numbers, (size_t)n, sizeof(int), compare_ints);
	for (int i = 0; i < n; i++) {
		after += numbers[i];
		if (i && numbers[i - 1] > numbers[i])
			return false;
	}
	return before == after && comparisons <= 2U * (unsigned)(n * log + n);
}

static int ascending(int i, int n)
{
	(void)n;
	return i;
}

static int descending(int i, int n)
{
	return n - i;
}

static int equal(int i, int n)
{
	(void)i;
	(void)n;
	return 7;
}

static int organ(int i, int n)
{
	return i < n / 2 ? i : n - i;
}

static int scattered(int i, int n)
{
	(void)i;
	(void)n;
	return rand() % 500;
}

UK_TEST(sorts_whatever_the_order)
{
	static int (*const makers[])(int, int) = {ascending, descending, equal,
						  organ, scattered};

	for (unsigned m = 0; m < UK_ARRAY_LEN(makers); m++) {
		for (int n = 0; n < 40; n++)
			UK_EXPECT(sorts(n, makers[m]));
		UK_EXPECT(sorts(1000, makers[m]));
	}
}

static int compare_three(const void *a, const void *b)
{
	return memcmp(a, b, 3);
}

UK_TEST(sorts_elements_of_odd_size)
{
	char text[] = "dogcatantbeeelk";

	qsort(text, 5, 3, compare_three);
	UK_EXPECT_STR(text, "antbeecatdogelk");
}

UK_TEST(searches_by_halves)
{
	static const int numbers[] = {1, 3, 5, 7, 9, 11, 13};

	for (size_t n = 0; n <= UK_ARRAY_LEN(numbers); n++) {
		for (int key = 0; key < 15; key++) {
			const int *found = bsearch(&key, numbers, n,
						   sizeof(int), compare_ints);
			bool there = key % 2 && (size_t)key / 2 < n;
			UK_EXPECT(there ? found == &numbers[key / 2] : !found);
		}
	}
}

UK_TEST(repeats_random_numbers_from_a_seed)
{
	int first[16];
	unsigned seed = 5, spread = 0;

	srand(5);
	for (int i = 0; i < 16; i++) {
		first[i] = rand();
		UK_EXPECT_INT(first[i], >=, 0);
		UK_EXPECT_INT(first[i], ==, rand_r(&seed));
		spread |= (unsigned)first[i] ^ (unsigned)first[0];
	}
	UK_EXPECT_INT(spread, >, RAND_MAX / 2);
	srand(5);
	for (int i = 0; i < 16; i++)
		UK_EXPECT_INT(rand(), ==, first[i]);
}

UK_TEST(has_an_empty_environment)
{
	UK_EXPECT(getenv("PATH") == NULL);
}

UK_NOINLINE static void jump(jmp_buf *env, int value)
{
	longjmp(*env, value);
}

UK_NOINLINE static void jump_from_below(jmp_buf *env, int value)
{
	volatile char frame[64];

	memset((void *)frame, value, sizeof(frame));
	jump(env, value);
}

UK_TEST(jumps_back_with_the_value)
{
	static const int given[] = {5, 0, -1, INT_MIN};
	static const int got[] = {5, 1, -1, INT_MIN};
	volatile unsigned i;

	for (i = 0; i < UK_ARRAY_LEN(given); i++) {
		jmp_buf env;
		volatile int kept = 7;
		int value = setjmp(env);
		if (value == 0) {
			kept = 8;
			jump_from_below(&env, given[i]);
		}
		UK_EXPECT_INT(value, ==, got[i]);
		UK_EXPECT_INT(kept, ==, 8);
	}
}
