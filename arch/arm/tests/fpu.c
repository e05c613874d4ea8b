// SPDX-License-Identifier: BSD-3-Clause
// Tests: what is saved of the FPU comes back.
#include <uk/arch.h>
#include <uk/test.h>

static uint64_t before[UK_ARCH_FPU_BYTES / 8] UK_ALIGNED(UK_ARCH_FPU_ALIGN);
static uint64_t ours[UK_ARCH_FPU_BYTES / 8] UK_ALIGNED(UK_ARCH_FPU_ALIGN);
static uint64_t seen[UK_ARCH_FPU_BYTES / 8] UK_ALIGNED(UK_ARCH_FPU_ALIGN);

/* The modes of FPSCR: default NaN, flush to zero, rounding, traps. */
enum { FPSCR = 16, MODES = 0x03c09f00, DEFAULT_NAN = 1 << 25 };

UK_TEST(fpu_starts_as_the_abi_wants_it)
{
	/* Procedure call standard, 6.1.2.1: round to nearest, no traps. */
	uk_arch_fpu_save(before);
	UK_EXPECT_INT(before[FPSCR] & MODES, ==, 0);
}

UK_TEST(fpu_restore_brings_registers_and_modes_back)
{
	uk_arch_fpu_save(before);
	for (unsigned i = 0; i < FPSCR; i++)
		ours[i] = 0x0123456789abcdef * (i + 1);
	ours[FPSCR] = DEFAULT_NAN;
	uk_arch_fpu_restore(ours);
	uk_arch_fpu_save(seen);
	uk_arch_fpu_restore(before);
	for (unsigned i = 0; i < FPSCR; i++)
		UK_EXPECT_INT(seen[i], ==, ours[i]);
	UK_EXPECT_INT(seen[FPSCR] & MODES, ==, DEFAULT_NAN);
	uk_arch_fpu_save(seen);
	UK_EXPECT_INT(seen[FPSCR] & MODES, ==, before[FPSCR] & MODES);
}

UK_TEST(fpu_init_is_a_state_to_compute_in)
{
	uk_arch_fpu_save(before);
	for (unsigned i = 0; i <= FPSCR; i++)
		ours[i] = ~UINT64_C(0);
	uk_arch_fpu_init(ours);
	uk_arch_fpu_restore(ours);
	uk_arch_fpu_save(seen);
	uk_arch_fpu_restore(before);
	for (unsigned i = 0; i <= FPSCR; i++)
		UK_EXPECT_INT(seen[i], ==, 0);
}
