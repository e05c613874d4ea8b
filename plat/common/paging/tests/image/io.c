// SPDX-License-Identifier: BSD-3-Clause
// Tests: the device contract.
#include <uk/arch.h>
#include <uk/io.h>
#include <uk/test.h>

UK_TEST(io_map_of_no_address_is_refused)
{
	UK_EXPECT(!uk_io_map(UINT64_MAX - 10, 100));
	UK_EXPECT(!uk_io_map(1ULL << 60, UK_ARCH_PAGE_SIZE));
	UK_EXPECT(!uk_io_map(0xfec00000, SIZE_MAX));
}

UK_TEST(io_map_of_ram_is_refused)
{
	static char here;

	UK_EXPECT(!uk_io_map((uintptr_t)&here, 1));
}

/* It would be mapped where a NULL pointer is to find nothing. */
UK_TEST(io_map_of_page_zero_is_refused)
{
	UK_EXPECT(!uk_io_map(0, 1));
	UK_EXPECT(!uk_io_map(UK_ARCH_PAGE_SIZE - 1, 2));
}

UK_TEST(io_addresses_of_ram_there_and_back)
{
	static int x;

	UK_EXPECT(uk_io_from_device(uk_io_to_device(&x)) == &x);
}
