// SPDX-License-Identifier: BSD-3-Clause
// Tests: thread-local variables have their first values, stand where they were
// asked to, and are others in another block.
#ifdef CONFIG_BASE_TLS
#include <uk/arch.h>
#include <uk/boot.h>
#include <uk/init.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/tls.h>

static __thread char odd = 'o';
static __thread uint64_t given = 0x0123456789abcdef;
static __thread char text[] = "some text";
static __thread uint64_t zero[5];
static __thread char line[3] UK_ALIGNED(64) = {1, 2, 3};
static __thread char last UK_ALIGNED(64);
__thread int base_tls_external = 77;
extern __thread int base_tls_external;

/* Compilers know how a variable is aligned: here is how it really is. */
static uintptr_t address(void *p)
{
	__asm__("" : "+r"(p));
	return (uintptr_t)p;
}

static bool within(void *p, size_t bytes, const char *area)
{
	uintptr_t at = address(p);

	return at >= (uintptr_t)area &&
	       at + bytes <= (uintptr_t)area + uk_tls_bytes();
}

/* Compilers read the thread pointer once in a function, hence some that are not
 * to be inlined. */
static UK_NOINLINE bool all_within(const char *area)
{
	return within(&odd, 1, area) && within(&given, sizeof(given), area) &&
	       within(text, sizeof(text), area) &&
	       within(zero, sizeof(zero), area) &&
	       within(line, sizeof(line), area) && within(&last, 1, area) &&
	       within(&base_tls_external, sizeof(int), area);
}

static UK_NOINLINE bool is_new(void)
{
	bool zeroed = last == 0;

	for (size_t i = 0; i < UK_ARRAY_LEN(zero); i++)
		zeroed &= zero[i] == 0;
	return zeroed && odd == 'o' && given == 0x0123456789abcdef &&
	       uk_test_streq(text, "some text") && line[0] == 1 &&
	       line[1] == 2 && line[2] == 3 && base_tls_external == 77;
}

static UK_NOINLINE void fill(void)
{
	odd = 'x';
	given = 1;
	memset(text, 'y', sizeof(text) - 1);
	memset(zero, 0xff, sizeof(zero));
	memset(line, 4, sizeof(line));
	last = 5;
	base_tls_external = 6;
}

static UK_NOINLINE void go_to(void *pointer)
{
	uk_plat_thread_pointer_set(pointer);
	__asm__ volatile("" ::: "memory");
}

static UK_NOINLINE void *here(void)
{
	__asm__ volatile("" ::: "memory");
	return __builtin_thread_pointer();
}

static bool was_new_at_first;

static int look(void)
{
	was_new_at_first = is_new();
	return 0;
}
UK_INIT(arch, look);

UK_TEST(thread_locals_are_there_from_the_first_init_function_on)
{
	UK_EXPECT(was_new_at_first);
}

UK_TEST(thread_locals_stand_in_the_first_block)
{
	UK_EXPECT(uk_tls_bytes() >= 64 + 64 + sizeof(zero) + sizeof(text));
	UK_EXPECT(uk_tls_align() >= 64);
	UK_EXPECT(all_within(uk_tls_first));
}

UK_TEST(thread_locals_are_aligned)
{
	UK_EXPECT(UK_IS_ALIGNED(address(&given), _Alignof(uint64_t)));
	UK_EXPECT(UK_IS_ALIGNED(address(zero), _Alignof(uint64_t)));
	UK_EXPECT(UK_IS_ALIGNED(address(line), 64));
	UK_EXPECT(UK_IS_ALIGNED(address(&last), 64));
}

UK_TEST(thread_locals_are_others_in_another_block)
{
	enum { ROOM = 4096 };
	static char area[ROOM] UK_ALIGNED(ROOM);
	void *own = here();

	if (uk_tls_bytes() > ROOM)
		UK_TEST_SKIP("blocks of this image are larger than a page");
	given = 42;
	zero[4] = 43;
	memset(area, 0xa5, sizeof(area));
	go_to(uk_tls_init(area));
	bool other = all_within(area);
	bool new = is_new();

	fill();
	go_to(own);
	UK_EXPECT(other);
	UK_EXPECT(new);
	UK_EXPECT(given == 42 && zero[4] == 43);
	given = 0x0123456789abcdef;
	zero[4] = 0;
	UK_EXPECT(is_new());
	for (size_t i = uk_tls_bytes(); i < sizeof(area); i++)
		UK_EXPECT_INT((unsigned char)area[i], ==, 0xa5);
}

UK_TEST(thread_locals_stay_while_the_cpu_rests)
{
	unsigned long flags = uk_plat_irq_save();

	given = 44;
	uk_plat_idle(uk_plat_time_ns() + 1000000);
	uk_plat_irq_restore(flags);
	UK_EXPECT(given == 44);
	given = 0x0123456789abcdef;
}

#endif
