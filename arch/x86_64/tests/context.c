// SPDX-License-Identifier: BSD-3-Clause
// Tests: a switch to another stack and back loses nothing.
#include <uk/arch.h>
#include <uk/test.h>

static struct uk_arch_context here, there;
static char stack[8192] UK_ALIGNED(16);

static void *seen_argument;
static unsigned long seen_frame;
static int rounds;

/* Overwrites all that a switch has to bring back, each time round. */
UK_NORETURN static void other(void *arg)
{
	seen_argument = arg;
	seen_frame = (unsigned long)__builtin_frame_address(0);
	for (;;) {
		rounds++;
		__asm__ volatile("mov $-1, %%rbx; mov $-1, %%r12;"
				 "mov $-1, %%r13; mov $-1, %%r14;"
				 "mov $-1, %%r15" ::
				     : "rbx", "r12", "r13", "r14", "r15");
		uk_arch_context_switch(&there, &here);
	}
}

/* Switches there with a value in each register that the calling convention
 * preserves; returns the bits by which they differ afterwards. */
static unsigned long switch_and_compare(void)
{
	unsigned long wrong;
	struct uk_arch_context *from = &here, *to = &there;

	__asm__ volatile("push %%rbp\n\t"
			 "mov $0xb9, %%ebp\n\t"
			 "mov $0xbb, %%ebx\n\t"
			 "mov $0x12, %%r12d\n\t"
			 "mov $0x13, %%r13d\n\t"
			 "mov $0x14, %%r14d\n\t"
			 "mov $0x15, %%r15d\n\t"
			 "call uk_arch_context_switch\n\t"
			 "xor $0xb9, %%rbp\n\t"
			 "xor $0xbb, %%rbx\n\t"
			 "xor $0x12, %%r12\n\t"
			 "xor $0x13, %%r13\n\t"
			 "xor $0x14, %%r14\n\t"
			 "xor $0x15, %%r15\n\t"
			 "or %%rbp, %%rbx\n\t"
			 "or %%r12, %%rbx\n\t"
			 "or %%r13, %%rbx\n\t"
			 "or %%r14, %%rbx\n\t"
			 "or %%r15, %%rbx\n\t"
			 "mov %%rbx, %0\n\t"
			 "pop %%rbp"
			 : "=a"(wrong), "+D"(from), "+S"(to)
			 :
			 : "rbx", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12",
			   "r13", "r14", "r15", "memory", "cc");
	return wrong;
}

UK_TEST(context_switch_there_and_back)
{
	int argument;

	rounds = 0;
	uk_arch_context_init(&there, stack + sizeof(stack), other, &argument);
	UK_EXPECT_INT(rounds, ==, 0);
	for (int i = 1; i <= 3; i++) {
		UK_EXPECT_INT(switch_and_compare(), ==, 0);
		UK_EXPECT_INT(rounds, ==, i);
	}
	UK_EXPECT(seen_argument == &argument);
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

static bool starts_with_default_modes;

/* Rounding and precision are the callee's to keep, too. */
UK_NORETURN static void other_with_modes(void *arg)
{
	(void)arg;
	starts_with_default_modes = modes_are(0x1f80, 0x37f);
	for (;;) {
		modes_set(0x5f80, 0x0f7f);
		uk_arch_context_switch(&there, &here);
	}
}

UK_TEST(context_switch_keeps_the_modes_of_the_fpu)
{
	uk_arch_context_init(&there, stack + sizeof(stack), other_with_modes,
			     NULL);
	modes_set(0x3f80, 0x27f);
	uk_arch_context_switch(&here, &there);
	bool kept = modes_are(0x3f80, 0x27f);

	modes_set(0x1f80, 0x37f);
	UK_EXPECT(kept);
	UK_EXPECT(starts_with_default_modes);
}

/* A call finds the stack aligned, and so its saved frame pointer. */
UK_TEST(context_starts_on_its_own_aligned_stack)
{
	for (unsigned skew = 0; skew < UK_ARCH_STACK_ALIGN; skew++) {
		char *top = stack + sizeof(stack) - skew;

		uk_arch_context_init(&there, top, other, NULL);
		uk_arch_context_switch(&here, &there);
		UK_EXPECT(UK_IS_ALIGNED(seen_frame, UK_ARCH_STACK_ALIGN));
		UK_EXPECT(seen_frame < (unsigned long)top);
		UK_EXPECT(seen_frame > (unsigned long)stack);
	}
}
