// SPDX-License-Identifier: BSD-3-Clause
// Tests: a walk up the frames finds the callers, and believes no damaged stack.
#include <uk/arch.h>
#include <uk/test.h>

enum { WORDS = 16 };
static unsigned long stack[WORDS];

static unsigned long at(unsigned i)
{
	return (unsigned long)&stack[i];
}

static bool up(struct uk_arch_frame *f)
{
	return uk_arch_frame_up(f, at(0), at(WORDS));
}

/* A frame at word `i`: the caller's frame, the return address. */
static void put(unsigned i, unsigned long fp, unsigned long pc)
{
	stack[i] = fp;
	stack[i + 1] = pc;
}

UK_TEST(frame_up_follows_the_chain)
{
	struct uk_arch_frame f = {.pc = 1, .fp = at(2)};

	put(2, at(8), 0x101);
	put(8, 0, 0x201);
	UK_EXPECT(up(&f));
	UK_EXPECT_INT(f.pc, ==, 0x100);
	UK_EXPECT_INT(f.fp, ==, at(8));
	UK_EXPECT(up(&f));
	UK_EXPECT_INT(f.pc, ==, 0x200);
	UK_EXPECT(!up(&f));
	UK_EXPECT_INT(f.pc, ==, 0x200);
}

UK_TEST(frame_up_stays_inside_the_stack)
{
	const unsigned long outside[] = {
	    0, at(0) - 8, at(WORDS) - 8, at(WORDS), at(1) + 4, ~0UL, ~7UL,
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(outside); i++) {
		struct uk_arch_frame f = {.pc = 1, .fp = outside[i]};

		UK_EXPECT(!up(&f));
		UK_EXPECT_INT(f.pc, ==, 1);
	}
	put(WORDS - 2, 0, 0x301);
	struct uk_arch_frame last = {.fp = at(WORDS - 2)};

	UK_EXPECT(up(&last));
	UK_EXPECT(!uk_arch_frame_up(&last, at(4), at(4)));
	UK_EXPECT(!uk_arch_frame_up(&last, 0, 8));
}

UK_TEST(frame_up_does_not_walk_in_circles)
{
	struct uk_arch_frame f = {.pc = 1, .fp = at(6)};

	put(6, at(6), 0x401);
	UK_EXPECT(!up(&f));
	put(6, at(2), 0x401);
	UK_EXPECT(!up(&f));
	put(6, at(8), 0);
	UK_EXPECT(!up(&f));
}

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

UK_TEST(frame_of_a_trap_and_its_registers)
{
	struct uk_arch_regs regs = {{0}};
	struct uk_arch_frame f;

	regs.r[UK_ARCH_RIP] = 0x1234;
	regs.r[UK_ARCH_RSP] = 0x2345;
	regs.r[UK_ARCH_RBP] = 0x3456;
	uk_arch_frame_of(&f, &regs);
	UK_EXPECT_INT(f.pc, ==, 0x1234);
	UK_EXPECT_INT(f.fp, ==, 0x3456);
	UK_EXPECT_INT(uk_arch_regs_pc(&regs), ==, 0x1234);
	UK_EXPECT_INT(uk_arch_regs_sp(&regs), ==, 0x2345);
	UK_EXPECT_STR(uk_arch_reg_names[UK_ARCH_RIP], "rip");
	UK_EXPECT_STR(uk_arch_reg_names[UK_ARCH_RBP], "rbp");
	UK_EXPECT_STR(uk_arch_reg_names[UK_ARCH_R15], "r15");
}
