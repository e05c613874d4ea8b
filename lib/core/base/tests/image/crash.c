// SPDX-License-Identifier: BSD-3-Clause
// Tests: the reasons that crash reports give for faults on memory.
#include <uk/arch.h>
#include <uk/crash.h>
#include <uk/test.h>

static const char *why(enum uk_crash_access access, unsigned long address,
		       bool mapped)
{
	return uk_crash_access_reason(access, address, mapped);
}

UK_TEST(crash_reasons_near_null)
{
	UK_EXPECT_STR(why(UK_CRASH_READ, 0, false), "NULL pointer read");
	UK_EXPECT_STR(why(UK_CRASH_WRITE, 8, false), "NULL pointer write");
	UK_EXPECT_STR(why(UK_CRASH_EXEC, 0, true), "jump to a NULL pointer");
	UK_EXPECT_STR(why(UK_CRASH_READ, UK_ARCH_PAGE_SIZE - 1, false),
		      "NULL pointer read");
	UK_EXPECT_STR(why(UK_CRASH_READ, UK_ARCH_PAGE_SIZE, false),
		      "read of unmapped memory");
}

UK_TEST(crash_reasons_by_access_and_mapping)
{
	const unsigned long somewhere = 0x40000000;

	UK_EXPECT_STR(why(UK_CRASH_READ, somewhere, true),
		      "read of protected memory");
	UK_EXPECT_STR(why(UK_CRASH_WRITE, somewhere, true),
		      "write to read-only memory");
	UK_EXPECT_STR(why(UK_CRASH_EXEC, somewhere, true),
		      "jump to memory that is not executable");
	UK_EXPECT_STR(why(UK_CRASH_READ, ~0UL, false),
		      "read of unmapped memory");
	UK_EXPECT_STR(why(UK_CRASH_WRITE, somewhere, false),
		      "write to unmapped memory");
	UK_EXPECT_STR(why(UK_CRASH_EXEC, somewhere, false),
		      "jump to unmapped memory");
}

UK_TEST(crash_reason_at_the_stack_s_end)
{
	unsigned long low = (unsigned long)uk_stack_low;

	UK_EXPECT_STR(why(UK_CRASH_WRITE, low - 1, false), "stack overflow");
	UK_EXPECT_STR(why(UK_CRASH_READ, low - UK_ARCH_PAGE_SIZE, true),
		      "stack overflow");
	UK_EXPECT_STR(why(UK_CRASH_WRITE, low - UK_ARCH_PAGE_SIZE - 1, false),
		      "write to unmapped memory");
	UK_EXPECT_STR(why(UK_CRASH_WRITE, low, false),
		      "write to unmapped memory");
}
