// SPDX-License-Identifier: BSD-3-Clause
// Tests: values of parameters of each type, at the ends of their ranges.
#ifdef CONFIG_BASE_PARAMS
#include "param_value.h"

#include <uk/test.h>

static bool flag;
static int64_t number;
static uint64_t size;
static const char *text;

static const struct uk_param bools = {.type = UK_PARAM_TYPE_BOOL,
				      .value = &flag};
static const struct uk_param ints = {
    .type = UK_PARAM_TYPE_INT, .value = &number, .min = -5, .max = 255};
static const struct uk_param any_int = {.type = UK_PARAM_TYPE_INT,
					.value = &number,
					.min = INT64_MIN,
					.max = INT64_MAX};
static const struct uk_param sizes = {
    .type = UK_PARAM_TYPE_SIZE, .value = &size, .min = 4096, .max = 1LL << 42};
static const struct uk_param any_size = {
    .type = UK_PARAM_TYPE_SIZE, .value = &size, .min = 0, .max = INT64_MAX};
static const struct uk_param strings = {
    .type = UK_PARAM_TYPE_STRING, .value = &text, .max = 4};

static const char *set(const struct uk_param *p, const char *word)
{
	const char *why = base_param_value_set(p, word);

	return why ? why : "taken";
}

#define ACCEPT(param, word)      UK_EXPECT_STR(set(&(param), word), "taken")
#define REFUSE(param, word, why) UK_EXPECT_STR(set(&(param), word), why)

UK_TEST(param_bool_knows_its_words)
{
	static const char *const yes[] = {"1", "y", "yes", "on", "true"};
	static const char *const no[] = {"0", "n", "no", "off", "false"};

	for (size_t i = 0; i < UK_ARRAY_LEN(yes); i++) {
		ACCEPT(bools, yes[i]);
		UK_EXPECT(flag);
		ACCEPT(bools, no[i]);
		UK_EXPECT(!flag);
	}
	REFUSE(bools, "", "neither yes nor no");
	REFUSE(bools, "2", "neither yes nor no");
	REFUSE(bools, "yess", "neither yes nor no");
}

UK_TEST(param_int_in_each_base)
{
	ACCEPT(ints, "42");
	UK_EXPECT_INT(number, ==, 42);
	ACCEPT(ints, "0xFf");
	UK_EXPECT_INT(number, ==, 255);
	ACCEPT(ints, "017");
	UK_EXPECT_INT(number, ==, 15);
	ACCEPT(ints, "0");
	UK_EXPECT_INT(number, ==, 0);
	ACCEPT(ints, "-5");
	UK_EXPECT_INT(number, ==, -5);
}

UK_TEST(param_int_outside_its_range_changes_nothing)
{
	number = 7;
	REFUSE(ints, "-6", "out of range");
	REFUSE(ints, "256", "out of range");
	REFUSE(ints, "9223372036854775808", "out of range");
	UK_EXPECT_INT(number, ==, 7);
	ACCEPT(any_int, "9223372036854775807");
	UK_EXPECT_INT(number, ==, INT64_MAX);
	ACCEPT(any_int, "-9223372036854775808");
	UK_EXPECT_INT(number, ==, INT64_MIN);
	REFUSE(any_int, "-9223372036854775809", "out of range");
	REFUSE(any_int, "18446744073709551616", "out of range");
}

UK_TEST(param_int_is_digits_and_nothing_else)
{
	static const char *const wrong[] = {"",   "-",  "x",   "1x", " 1", "1 ",
					    "0x", "08", "--1", "+1", "1k"};

	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++)
		REFUSE(ints, wrong[i], "not a number");
}

UK_TEST(param_size_with_each_suffix)
{
	ACCEPT(sizes, "4096");
	UK_EXPECT_INT(size, ==, 4096);
	ACCEPT(sizes, "4k");
	UK_EXPECT_INT(size, ==, 4096);
	ACCEPT(sizes, "0x10M");
	UK_EXPECT_INT(size, ==, 16 << 20);
	ACCEPT(sizes, "3G");
	UK_EXPECT_INT(size, ==, 3LL << 30);
	ACCEPT(sizes, "4t");
	UK_EXPECT_INT(size, ==, 4LL << 40);
}

UK_TEST(param_size_out_of_range_or_shape)
{
	REFUSE(sizes, "4095", "out of range");
	REFUSE(sizes, "5T", "out of range");
	REFUSE(any_size, "8388608T", "out of range");
	REFUSE(any_size, "16777216T", "out of range");
	REFUSE(sizes, "", "not a size");
	REFUSE(sizes, "K", "not a size");
	REFUSE(sizes, "-4K", "not a size");
	REFUSE(sizes, "4KB", "not a size: digits, then one of K M G T");
	REFUSE(sizes, "4P", "not a size: digits, then one of K M G T");
}

UK_TEST(param_string_up_to_its_length)
{
	ACCEPT(strings, "");
	ACCEPT(strings, "four");
	UK_EXPECT_STR(text, "four");
	REFUSE(strings, "fives", "too long");
	UK_EXPECT_STR(text, "four");
}

UK_TEST(param_values_as_text)
{
	char buf[32];

	flag = true;
	base_param_value_format(&bools, buf, sizeof(buf));
	UK_EXPECT_STR(buf, "1");
	number = -3;
	base_param_value_format(&ints, buf, sizeof(buf));
	UK_EXPECT_STR(buf, "-3");
	size = 1ULL << 40;
	base_param_value_format(&sizes, buf, sizeof(buf));
	UK_EXPECT_STR(buf, "1099511627776");
	text = NULL;
	base_param_value_format(&strings, buf, sizeof(buf));
	UK_EXPECT_STR(buf, "");
	text = "word";
	base_param_value_format(&strings, buf, sizeof(buf));
	UK_EXPECT_STR(buf, "word");
}

UK_TEST(param_of_one_of_several)
{
	static const char *each[12];
	const struct uk_param all = {
	    .lib = "net",
	    .name = "ip",
	    .type = UK_PARAM_TYPE_STRING,
	    .value = each,
	    .max = 9,
	    .count = UK_ARRAY_LEN(each),
	};
	static const char *const wrong[] = {
	    "net.ip=x",   "net12.ip=x", "net00.ip=x",
	    "net1.ipx=x", "net1ip=x",   "netx.ip=x",
	    "ne1.ip=x",   "net1.ip",    "net99999999999.ip=x",
	};
	struct uk_param one = all;

	UK_EXPECT_STR(base_param_match(&one, "net11.ip=here"), "here");
	UK_EXPECT(one.value == &each[11]);
	one = all;
	UK_EXPECT_STR(base_param_match(&one, "net0.ip="), "");
	UK_EXPECT(one.value == &each[0]);
	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++) {
		one = all;
		UK_EXPECT(!base_param_match(&one, wrong[i]));
	}
}
#endif
