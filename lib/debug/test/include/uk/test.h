// SPDX-License-Identifier: BSD-3-Clause
// Test cases that run on the host and inside an image alike, printed as TAP.
//
// Cases stand in a library's tests/ folder. They are part of an image only if
// CONFIG_TEST is ticked, and run when its main() calls uk_test_run().
#ifndef UK_TEST_H
#define UK_TEST_H

#include <uk/base.h>

UK_C_BEGIN

struct uk_test {
	const char *lib;
	const char *name;
	void (*fn)(void);
};

/* Defines a case: UK_TEST(frees_in_any_order) { … }. */
#define UK_TEST(id)                                                    \
	static void uk_test_##id(void);                                \
	static const struct uk_test uk_test_entry_##id UK_TABLE_ENTRY( \
	    ".uk_test." UK_LIB) = {                                    \
	    .lib = UK_LIB, .name = #id, .fn = uk_test_##id};           \
	static void uk_test_##id(void)

/* Each of these leaves the case as failed when it does not hold. They are for
 * the case's own function, which returns void. */
#define UK_EXPECT(cond)                                                 \
	do {                                                            \
		if (!(cond)) {                                          \
			uk_test_fail(__FILE__, __LINE__, "expected %s", \
				     #cond);                            \
			return;                                         \
		}                                                       \
	} while (0)

/* Compares two integers and shows both: UK_EXPECT_INT(count, ==, 3). */
#define UK_EXPECT_INT(a, op, b)                                           \
	do {                                                              \
		long long uk_a_ = (long long)(a), uk_b_ = (long long)(b); \
		if (!(uk_a_ op uk_b_)) {                                  \
			uk_test_fail(__FILE__, __LINE__,                  \
				     "expected %s, have %lld and %lld",   \
				     #a " " #op " " #b, uk_a_, uk_b_);    \
			return;                                           \
		}                                                         \
	} while (0)

#define UK_EXPECT_STR(a, b)                                                 \
	do {                                                                \
		const char *uk_a_ = (a), *uk_b_ = (b);                      \
		if (!uk_test_streq(uk_a_, uk_b_)) {                         \
			uk_test_fail(__FILE__, __LINE__,                    \
				     "expected %s, have \"%s\" and \"%s\"", \
				     #a " == " #b, uk_a_, uk_b_);           \
			return;                                             \
		}                                                           \
	} while (0)

/* Leaves the case as skipped, for the reason given. */
#define UK_TEST_SKIP(reason)          \
	do {                          \
		uk_test_skip(reason); \
		return;               \
	} while (0)

void uk_test_fail(const char *file, int line, const char *fmt, ...)
    UK_PRINTF(3, 4);
void uk_test_skip(const char *reason);
bool uk_test_streq(const char *a, const char *b);

/* Runs every case in the image, in the linker's order, and prints TAP to the
 * program's output. Returns the number of failed cases, at most 100. */
int uk_test_run(void);

UK_C_END

#endif
