// SPDX-License-Identifier: BSD-3-Clause
// Tests: a walk up the frames finds the callers, and stays inside the stack.
#include <uk/arch.h>
#include <uk/test.h>

static UK_NOINLINE void callee(struct uk_arch_frame *f)
{
	uk_arch_frame_caller(f);
	__asm__ volatile("" ::: "memory");
}

UK_TEST(frame_caller_is_where_the_call_is)
{
	struct uk_arch_frame f = {0};

here:
	callee(&f);
	__asm__ volatile("" ::: "memory");
	UK_EXPECT(f.pc >= (unsigned long)&&here);
	UK_EXPECT(f.pc - (unsigned long)&&here < 256);
}

static UK_NOINLINE unsigned depth_of(unsigned more, unsigned long low,
				     unsigned long high)
{
	struct uk_arch_frame f;
	unsigned depth = 0;

	if (more > 0) {
		depth = depth_of(more - 1, low, high);
		/* No tail call, which would leave no frame. */
		__asm__ volatile("" : "+r"(depth));
		return depth;
	}
	uk_arch_frame_caller(&f);
	while (depth < 100 && uk_arch_frame_up(&f, low, high))
		depth++;
	return depth;
}

/* Without tables (BACKTRACE) there is no way up at all. */
UK_TEST(frame_up_finds_each_caller_inside_the_stack)
{
	unsigned long sp = (unsigned long)__builtin_frame_address(0);
	unsigned shallow = depth_of(1, 0, ~0UL), deep = depth_of(6, 0, ~0UL);

	UK_EXPECT(deep == shallow + 5 || (deep == 0 && shallow == 0));
	UK_EXPECT_INT(deep, <, 100);
	UK_EXPECT_INT(depth_of(6, 0, 0), ==, 0);
	UK_EXPECT_INT(depth_of(6, sp, ~0UL), ==, 0);
}

UK_TEST(frame_up_believes_no_stray_register)
{
	const unsigned long stray[] = {0, 1, 2, ~0UL, ~3UL, 0x1000};

	for (size_t i = 0; i < UK_ARRAY_LEN(stray); i++) {
		struct uk_arch_frame f = {
		    .pc = stray[i], .lr = stray[i], .sp = stray[i]};

		UK_EXPECT(!uk_arch_frame_up(&f, 0, ~0UL));
		UK_EXPECT_INT(f.pc, ==, stray[i]);
		f.pc = (unsigned long)depth_of + 64;
		UK_EXPECT(!uk_arch_frame_up(&f, 0x2000, 0x3000));
	}
}

UK_TEST(frame_of_a_trap_and_its_registers)
{
	struct uk_arch_regs regs = {{0}};
	struct uk_arch_frame f;

	regs.r[UK_ARCH_PC] = 0x1234;
	regs.r[UK_ARCH_SP] = 0x2345;
	regs.r[UK_ARCH_LR] = 0x3456;
	regs.r[UK_ARCH_R4 + 7] = 0x4567;
	uk_arch_frame_of(&f, &regs);
	UK_EXPECT_INT(f.pc, ==, 0x1234);
	UK_EXPECT_INT(f.sp, ==, 0x2345);
	UK_EXPECT_INT(f.lr, ==, 0x3456);
	UK_EXPECT_INT(f.r4_to_r11[7], ==, 0x4567);
	UK_EXPECT_INT(uk_arch_regs_pc(&regs), ==, 0x1234);
	UK_EXPECT_INT(uk_arch_regs_sp(&regs), ==, 0x2345);
	UK_EXPECT_STR(uk_arch_reg_names[UK_ARCH_PC], "pc");
	UK_EXPECT_STR(uk_arch_reg_names[UK_ARCH_R12], "r12");
}
