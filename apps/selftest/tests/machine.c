// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: console input, entropy, thread pointer, boot info.
#include <string.h>
#include <uk/arch.h>
#include <uk/boot.h>
#include <uk/crash.h>
#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/tls.h>

UK_TEST(names_are_said)
{
	UK_EXPECT(strlen(uk_plat_name) > 0);
	UK_EXPECT(strlen(uk_arch_name) > 0);
}

/* Nothing is typed while the tests run. */
UK_TEST(console_read_says_none_yet_or_none_ever)
{
	char buf[16];

	for (int i = 0; i < 3; i++) {
		int n = uk_plat_console_read(buf, sizeof(buf));

		UK_EXPECT(n == 0 || n == -EPIPE);
	}
	int n = uk_plat_console_read(buf, 0);

	UK_EXPECT(n == 0 || n == -EPIPE);
}

UK_TEST(console_takes_an_empty_write)
{
	uk_plat_console_write(UK_PLAT_OUT, "", 0);
	uk_plat_console_write(UK_PLAT_LOG, NULL, 0);
}

UK_TEST(entropy_fills_all_of_the_buffer_and_no_more)
{
	unsigned char a[24], b[24];
	int error = uk_plat_entropy(a, sizeof(a));

	if (error == -ENOTSUP)
		UK_TEST_SKIP("this machine has no generator");
	UK_EXPECT_INT(error, ==, 0);
	UK_EXPECT_INT(uk_plat_entropy(b, sizeof(b)), ==, 0);
	UK_EXPECT(memcmp(a, b, sizeof(a)) != 0);
	UK_EXPECT(memcmp(a, a + 8, 8) != 0 && memcmp(a + 8, a + 16, 8) != 0);
	for (size_t n = 0; n < sizeof(a); n++) {
		memset(a, 0xa5, sizeof(a));
		UK_EXPECT_INT(uk_plat_entropy(a, n), ==, 0);
		for (size_t i = n; i < sizeof(a); i++)
			UK_EXPECT_INT(a[i], ==, 0xa5);
	}
}

/* Compilers read the pointer once, unless it is read in a call. */
static UK_NOINLINE void *thread_pointer(void)
{
	__asm__ volatile("" ::: "memory");
	return __builtin_thread_pointer();
}

/* A block of thread-local storage starts with its own address (ELF Handling For
 * Thread-Local Storage, 3.4.2), which is how compilers read the pointer. */
UK_TEST(thread_pointer_is_what_was_set)
{
	static void *blocks[2];
	void *own = uk_tls_bytes() ? thread_pointer() : NULL;

	for (size_t i = 0; i < UK_ARRAY_LEN(blocks); i++) {
		blocks[i] = &blocks[i];
		uk_plat_thread_pointer_set(&blocks[i]);
		UK_EXPECT(thread_pointer() == &blocks[i]);
	}
	unsigned long flags = uk_plat_irq_save();

	uk_plat_idle(uk_plat_time_ns() + 1000000);
	uk_plat_irq_restore(flags);
	UK_EXPECT(thread_pointer() == &blocks[1]);
	uk_plat_thread_pointer_set(own);
}

UK_TEST(boot_info_is_there)
{
	const struct uk_bootinfo *info = uk_boot_info();

	UK_EXPECT(info);
	UK_EXPECT(info->memory_bytes >= 64 << 10);
	UK_EXPECT(info->start_ticks > 0);
	UK_EXPECT(info->start_ticks <= uk_plat_ticks());
	UK_EXPECT_INT(info->initrd != NULL, ==, info->initrd_bytes > 0);
}

UK_TEST(stack_is_the_one_that_is_said)
{
	unsigned long here = (unsigned long)__builtin_frame_address(0);

	UK_EXPECT(here > (unsigned long)uk_stack_low);
	UK_EXPECT(here < (unsigned long)uk_stack_high);
	UK_EXPECT(
	    UK_IS_ALIGNED((unsigned long)uk_stack_low, UK_ARCH_PAGE_SIZE));
}
