// SPDX-License-Identifier: BSD-3-Clause
// Tests: what is saved of the FPU comes back.
#include <uk/arch.h>
#include <uk/test.h>

static char area[UK_ARCH_FPU_BYTES] UK_ALIGNED(UK_ARCH_FPU_ALIGN);
static char before[UK_ARCH_FPU_BYTES] UK_ALIGNED(UK_ARCH_FPU_ALIGN);

static void xmm15_set(uint64_t v)
{
	__asm__ volatile("movq %0, %%xmm15" ::"r"(v));
}

static uint64_t xmm15(void)
{
	uint64_t v;

	__asm__ volatile("movq %%xmm15, %0" : "=r"(v));
	return v;
}

static void modes_set(uint32_t mxcsr, uint16_t control)
{
	__asm__ volatile("ldmxcsr %0; fldcw %1" ::"m"(mxcsr), "m"(control));
}

static bool modes_are(uint32_t mxcsr, uint16_t control)
{
	uint32_t m;
	uint16_t c;

	__asm__ volatile("stmxcsr %0; fnstcw %1" : "=m"(m), "=m"(c));
	return (m & ~0x3fU) == mxcsr && c == control;
}

UK_TEST(fpu_starts_as_the_abi_wants_it)
{
	/* System V ABI for x86-64, 3.2.1 and 3.4.1: all exceptions masked,
	 * round to nearest, extended precision. */
	UK_EXPECT(modes_are(0x1f80, 0x37f));
}

UK_TEST(fpu_restore_brings_registers_and_modes_back)
{
	uk_arch_fpu_save(before);
	xmm15_set(0x0123456789abcdef);
	modes_set(0x3f80, 0x27f);
	uk_arch_fpu_save(area);
	xmm15_set(0);
	modes_set(0x1f80, 0x37f);
	uk_arch_fpu_restore(area);
	uint64_t register_back = xmm15();
	bool modes_back = modes_are(0x3f80, 0x27f);

	uk_arch_fpu_restore(before);
	UK_EXPECT_INT(register_back, ==, 0x0123456789abcdef);
	UK_EXPECT(modes_back);
	UK_EXPECT(modes_are(0x1f80, 0x37f));
}

/* The bits of 1.0 / 3.0, which is inexact: a trap if that is not masked. */
static uint64_t third(void)
{
	const uint64_t one = 0x3ff0000000000000, three = 0x4008000000000000;
	uint64_t v;

	__asm__ volatile("movq %1, %%xmm14; movq %2, %%xmm15;"
			 "divsd %%xmm15, %%xmm14; movq %%xmm14, %0"
			 : "=r"(v)
			 : "r"(one), "r"(three));
	return v;
}

UK_TEST(fpu_init_is_a_state_to_compute_in)
{
	uk_arch_fpu_save(before);
	modes_set(0x7f80, 0x27f);
	xmm15_set(~0UL);
	for (size_t i = 0; i < sizeof(area); i++)
		area[i] = (char)0xff;
	uk_arch_fpu_init(area);
	uk_arch_fpu_restore(area);
	bool modes = modes_are(0x1f80, 0x37f);
	uint64_t zero = xmm15();
	uint64_t quotient = third();

	uk_arch_fpu_restore(before);
	UK_EXPECT(modes);
	UK_EXPECT_INT(zero, ==, 0);
	UK_EXPECT_INT(quotient, ==, 0x3fd5555555555555);
}
