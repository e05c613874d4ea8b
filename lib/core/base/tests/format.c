// SPDX-License-Identifier: BSD-3-Clause
// Tests of the formatter: what C11 7.21.6.1 says of every integer and text
// conversion.
#include <uk/errno.h>
#include <uk/format.h>
#include <uk/memory.h>
#include <uk/test.h>

/* Formats that are wrong on purpose must not be checked by the compiler. */
static int format(char *buf, size_t size, const char *fmt, ...)
{
	int (*unchecked)(char *, size_t, const char *, ...) = uk_format_buf;
	unsigned long w[4];
	va_list ap;

	va_start(ap, fmt);
	for (unsigned i = 0; i < UK_ARRAY_LEN(w); i++)
		w[i] = va_arg(ap, unsigned long);
	va_end(ap);
	return unchecked(buf, size, fmt, w[0], w[1], w[2], w[3]);
}

/* Both the text and the returned length must be right. */
#define EXPECT(want, ...)                                                    \
	do {                                                                 \
		char out_[128];                                              \
		int len_ =                                                   \
		    format(out_, sizeof(out_), __VA_ARGS__, 0L, 0L, 0L, 0L); \
		UK_EXPECT_STR(out_, want);                                   \
		UK_EXPECT_INT(len_, ==, sizeof(want) - 1);                   \
	} while (0)

#define L(x) ((unsigned long)(x))

UK_TEST(copies_text)
{
	EXPECT("", "");
	EXPECT("hello", "hello");
	EXPECT("100%", "100%%");
	EXPECT("a%b%c", "a%%b%%c");
}

UK_TEST(formats_decimal)
{
	EXPECT("0", "%d", L(0));
	EXPECT("-1", "%d", L(-1));
	EXPECT("2147483647", "%i", L(2147483647));
	EXPECT("-2147483648", "%d", L(-2147483647 - 1));
	EXPECT("4294967295", "%u", L(-1));
	EXPECT("1 2 3", "%d %d %d", L(1), L(2), L(3));
}

UK_TEST(formats_other_bases)
{
	EXPECT("deadbeef", "%x", L(0xdeadbeef));
	EXPECT("DEADBEEF", "%X", L(0xdeadbeef));
	EXPECT("777", "%o", L(0777));
	EXPECT("0xff 0XFF 0377", "%#x %#X %#o", L(255), L(255), L(255));
	EXPECT("0 0 0", "%#x %#X %#o", L(0), L(0), L(0));
}

UK_TEST(narrows_to_the_length)
{
	EXPECT("-1 255", "%hhd %hhu", L(0x1ff), L(0x1ff));
	EXPECT("-1 65535", "%hd %hu", L(0x1ffff), L(0x1ffff));
	EXPECT("-128", "%hhi", L(0x80));
	EXPECT("80 ff80", "%hhx %hx", L(0xff80), L(0xff80));
}

UK_TEST(widens_to_the_length)
{
	char out[128];

	uk_format_buf(out, sizeof(out), "%ld %lld %jd %zu %td", -2L,
		      -9223372036854775807LL - 1, (intmax_t)-3, (size_t)4,
		      (ptrdiff_t)-5);
	UK_EXPECT_STR(out, "-2 -9223372036854775808 -3 4 -5");
	uk_format_buf(out, sizeof(out), "%llu %llx %llo", ~0ULL, ~0ULL, ~0ULL);
	UK_EXPECT_STR(out, "18446744073709551615 ffffffffffffffff "
			   "1777777777777777777777");
}

UK_TEST(signs_signed_conversions_only)
{
	EXPECT("+5 -5 +0", "%+d %+d %+d", L(5), L(-5), L(0));
	EXPECT(" 5 -5", "% d % i", L(5), L(-5));
	EXPECT("+5", "% +d", L(5));
	EXPECT("5 5", "%+u % x", L(5), L(5));
}

UK_TEST(pads_to_the_width)
{
	EXPECT("[   42]", "[%5d]", L(42));
	EXPECT("[42   ]", "[%-5d]", L(42));
	EXPECT("[00042]", "[%05d]", L(42));
	EXPECT("[42   ]", "[%-05d]", L(42));
	EXPECT("[-0042]", "[%05d]", L(-42));
	EXPECT("[+0042]", "[%+05d]", L(42));
	EXPECT("[0x002a]", "[%#06x]", L(42));
	EXPECT("[  0x2a]", "[%#6x]", L(42));
	EXPECT("[123456]", "[%3d]", L(123456));
	EXPECT("[                                       7]", "[%40d]", L(7));
	EXPECT("[                7]", "[%17d]", L(7));
	EXPECT("[               7]", "[%16d]", L(7));
}

UK_TEST(pads_to_the_precision)
{
	EXPECT("[00042]", "[%.5d]", L(42));
	EXPECT("[-00042]", "[%.5d]", L(-42));
	EXPECT("[   00042]", "[%8.5d]", L(42));
	EXPECT("[00042   ]", "[%-8.5d]", L(42));
	EXPECT("[   00042]", "[%08.5d]", L(42));
	EXPECT("[]", "[%.0d]", L(0));
	EXPECT("[]", "[%.d]", L(0));
	EXPECT("[+]", "[%+.0d]", L(0));
	EXPECT("[]", "[%#.0x]", L(0));
	EXPECT("[0]", "[%#.0o]", L(0));
	EXPECT("[0x0000002a]", "[%#.8x]", L(42));
	EXPECT("[0052]", "[%#.4o]", L(42));
	EXPECT("[052]", "[%#.2o]", L(42));
	EXPECT("[000000000000000000000000000007]", "[%.30d]", L(7));
}

UK_TEST(takes_width_and_precision_from_arguments)
{
	EXPECT("[   42]", "[%*d]", L(5), L(42));
	EXPECT("[42   ]", "[%*d]", L(-5), L(42));
	EXPECT("[00042]", "[%.*d]", L(5), L(42));
	EXPECT("[42]", "[%.*d]", L(-1), L(42));
	EXPECT("[  042]", "[%*.*d]", L(5), L(3), L(42));
	EXPECT("[00042]", "[%0*.*d]", L(5), L(-7), L(42));
}

UK_TEST(formats_characters)
{
	EXPECT("[x]", "[%c]", L('x'));
	EXPECT("[    x]", "[%5c]", L('x'));
	EXPECT("[x    ]", "[%-5c]", L('x'));

	char out[4] = "???";
	UK_EXPECT_INT(uk_format_buf(out, sizeof(out), "%c", 0), ==, 1);
	UK_EXPECT_INT(out[0], ==, 0);
	UK_EXPECT_INT(out[2], ==, '?');
}

UK_TEST(formats_strings)
{
	static const char open_ended[3] = {'a', 'b', 'c'};

	EXPECT("[abc]", "[%s]", L("abc"));
	EXPECT("[]", "[%s]", L(""));
	EXPECT("[  abc]", "[%5s]", L("abc"));
	EXPECT("[abc  ]", "[%-5s]", L("abc"));
	EXPECT("[ab]", "[%.2s]", L("abc"));
	EXPECT("[]", "[%.0s]", L("abc"));
	EXPECT("[   ab]", "[%5.2s]", L("abc"));
	EXPECT("[abc]", "[%.9s]", L("abc"));
	EXPECT("[abc]", "[%.3s]", L(open_ended));
	EXPECT("[(null)]", "[%s]", L(NULL));
}

UK_TEST(formats_pointers)
{
	EXPECT("0x0", "%p", L(0));
	EXPECT("0x1000", "%p", L(0x1000));
	EXPECT("[    0x1000]", "[%10p]", L(0x1000));
	EXPECT("[0x1000    ]", "[%-10p]", L(0x1000));
}

UK_TEST(copies_what_it_refuses)
{
	EXPECT("%n 7", "%n %d", L(7));
	EXPECT("%-5ls 7", "%-5ls %d", L(7));
	EXPECT("%lc 7", "%lc %d", L(7));
	EXPECT("%y", "%y");
	EXPECT("%f %Lg", "%f %Lg");
	EXPECT("ends %", "ends %");
	EXPECT("ends %-08.3l", "ends %-08.3l");
	EXPECT("%n7", "%n%d", L(7));
}

UK_TEST(truncates_but_counts)
{
	char out[4] = "###";

	UK_EXPECT_INT(uk_format_buf(out, 4, "%d", 1234567), ==, 7);
	UK_EXPECT_STR(out, "123");
	UK_EXPECT_INT(uk_format_buf(out, 4, "%s", "123"), ==, 3);
	UK_EXPECT_STR(out, "123");
	UK_EXPECT_INT(uk_format_buf(out, 1, "abc"), ==, 3);
	UK_EXPECT_STR(out, "");
	out[0] = 'k';
	UK_EXPECT_INT(uk_format_buf(out, 0, "abc"), ==, 3);
	UK_EXPECT_INT(out[0], ==, 'k');
	UK_EXPECT_INT(uk_format_buf(NULL, 0, "%5d|", 1), ==, 6);
}

UK_TEST(refuses_what_an_int_cannot_count)
{
	char out[8];

	UK_EXPECT_INT(format(out, 8, "%2147483648d", L(1), 0L, 0L, 0L), ==,
		      -EOVERFLOW);
	UK_EXPECT_INT(
	    format(out, 8, "%99999999999999999999d", L(1), 0L, 0L, 0L), ==,
	    -EOVERFLOW);
	UK_EXPECT_INT(format(out, 8, "%.4294967297d", L(1), 0L, 0L, 0L), ==,
		      -EOVERFLOW);
	UK_EXPECT_INT(format(out, 8, "%*d", L(-2147483647L - 1), L(1), 0L, 0L),
		      ==, -EOVERFLOW);
	EXPECT("1", "%.*d", L(-2147483647L - 1), L(1));
}

struct tally {
	struct uk_format_sink sink;
	char seen[64];
	size_t len;
};

static void tally_write(struct uk_format_sink *sink, const char *s, size_t len)
{
	struct tally *t = UK_CONTAINER_OF(sink, struct tally, sink);

	memcpy(t->seen + t->len, s, len);
	t->len += len;
}

/* Stands for a libc's: takes an argument, writes the specification read. */
static size_t tally_floating(struct uk_format_sink *sink,
			     const struct uk_format_spec *spec,
			     struct uk_format_args *args)
{
	char out[48];
	int len = uk_format_buf(out, sizeof(out), "<%x,%d,%d,%c,%c,%d>",
				spec->flags, spec->width, spec->precision,
				spec->length ? spec->length : '-',
				spec->conversion, va_arg(args->ap, int));

	sink->write(sink, out, (size_t)len);
	return (size_t)len;
}

static int tally(struct tally *t, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = uk_format(&t->sink, fmt, ap);
	va_end(ap);
	t->seen[t->len] = '\0';
	return ret;
}

UK_TEST(hands_floats_to_the_sink)
{
	struct tally t = {
	    .sink = {.write = tally_write, .floating = tally_floating}};

	UK_EXPECT_INT(tally(&t, "%d %-+8.3Lf %d", 1, 2, 3), ==, 17);
	UK_EXPECT_STR(t.seen, "1 <3,8,3,L,f,2> 3");
}

/* Claims to have written as much as an int can count. */
static size_t claim_floating(struct uk_format_sink *sink,
			     const struct uk_format_spec *spec,
			     struct uk_format_args *args)
{
	(void)sink;
	(void)spec;
	(void)args;
	return 2147483647;
}

UK_TEST(counts_up_to_the_largest_int)
{
	struct tally t = {
	    .sink = {.write = tally_write, .floating = claim_floating}};

	UK_EXPECT_INT(tally(&t, "%f"), ==, 2147483647);
	UK_EXPECT_INT(tally(&t, "%fx"), ==, -EOVERFLOW);
	UK_EXPECT_INT(tally(&t, "%f%d", 1), ==, -EOVERFLOW);
}
