// SPDX-License-Identifier: BSD-3-Clause
// Runs the image's test cases and reports on them in TAP.
#include "report.h"
#include <uk/test.h>

/* All of the image's cases, sorted by library; the linker sets the bounds. */
extern const struct uk_test uk_test_start[], uk_test_end[];

/* How the case that runs stands so far. */
static bool failed;
static const char *skipped;

void uk_test_fail(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	failed = true;
	va_start(ap, fmt);
	uk_test_report("# %s:%d: ", file, line);
	uk_test_report_text(fmt, ap);
	uk_test_report("\n");
	va_end(ap);
}

void uk_test_skip(const char *reason)
{
	skipped = reason;
}

bool uk_test_streq(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

static bool run(const struct uk_test *t, unsigned number)
{
	failed = false;
	skipped = NULL;
	t->fn();
	uk_test_report("%s %u - %s: %s", failed ? "not ok" : "ok", number,
		       t->lib, t->name);
	if (!failed && skipped)
		uk_test_report(" # skip %s", skipped);
	uk_test_report("\n");
	return !failed;
}

int uk_test_run(void)
{
	unsigned count = (unsigned)(uk_test_end - uk_test_start);
	int failures = 0;

	uk_test_report("TAP version 13\n1..%u%s\n", count,
		       count ? "" : " # skip no test cases in this image");
	for (unsigned i = 0; i < count; i++) {
		if (!run(&uk_test_start[i], i + 1) && failures < 100)
			failures++;
	}
	return failures;
}
