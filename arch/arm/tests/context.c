// SPDX-License-Identifier: BSD-3-Clause
// Tests: a switch to another stack and back loses nothing.
#include <uk/arch.h>
#include <uk/test.h>

static struct uk_arch_context here, there;
static char stack[8192] UK_ALIGNED(16);

static void *seen_argument;
static unsigned long seen_sp;
static int rounds;

/* Overwrites all that a switch has to bring back, each time round. */
UK_NORETURN static void other(void *arg)
{
	seen_argument = arg;
	__asm__ volatile("mov %0, sp" : "=r"(seen_sp));
	for (;;) {
		rounds++;
		__asm__ volatile("mvn r4, #0; mvn r5, #0; mvn r6, #0;"
				 "mvn r7, #0; mvn r8, #0; mvn r9, #0;"
				 "mvn r10, #0" ::
				     : "r4", "r5", "r6", "r7", "r8", "r9",
				       "r10");
		uk_arch_context_switch(&there, &here);
	}
}

/* Switches there with a value in each register that the calling convention
 * preserves; returns the bits by which they differ afterwards. */
static unsigned long switch_and_compare(void)
{
	register unsigned long wrong __asm__("r0") = (unsigned long)&here;
	register struct uk_arch_context *to __asm__("r1") = &there;

	__asm__ volatile("push {r10, r11}\n\t"
			 "mov r4, #0x14\n\t"
			 "mov r5, #0x15\n\t"
			 "mov r6, #0x16\n\t"
			 "mov r7, #0x17\n\t"
			 "mov r8, #0x18\n\t"
			 "mov r9, #0x19\n\t"
			 "mov r10, #0x1a\n\t"
			 "mov r11, #0x1b\n\t"
			 "bl uk_arch_context_switch\n\t"
			 "eor r0, r4, #0x14\n\t"
			 "eor r5, #0x15\n\t"
			 "eor r6, #0x16\n\t"
			 "eor r7, #0x17\n\t"
			 "eor r8, #0x18\n\t"
			 "eor r9, #0x19\n\t"
			 "eor r10, #0x1a\n\t"
			 "eor r11, #0x1b\n\t"
			 "orr r0, r5\n\t"
			 "orr r0, r6\n\t"
			 "orr r0, r7\n\t"
			 "orr r0, r8\n\t"
			 "orr r0, r9\n\t"
			 "orr r0, r10\n\t"
			 "orr r0, r11\n\t"
			 "pop {r10, r11}"
			 : "+r"(wrong), "+r"(to)
			 :
			 : "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9",
			   "r12", "lr", "memory", "cc");
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

UK_TEST(context_starts_on_its_own_aligned_stack)
{
	for (unsigned skew = 0; skew < UK_ARCH_STACK_ALIGN; skew++) {
		char *top = stack + sizeof(stack) - skew;

		uk_arch_context_init(&there, top, other, NULL);
		uk_arch_context_switch(&here, &there);
		UK_EXPECT(UK_IS_ALIGNED(seen_sp, UK_ARCH_STACK_ALIGN));
		UK_EXPECT(seen_sp < (unsigned long)top);
		UK_EXPECT(seen_sp > (unsigned long)stack);
	}
}

/* For clang, which otherwise knows of no such registers here. */
#define WITH_FPU ".fpu vfpv3-d16\n"

static uint32_t modes(void)
{
	uint32_t fpscr;

	__asm__ volatile(WITH_FPU "vmrs %0, fpscr" : "=r"(fpscr));
	return fpscr;
}

static void modes_set(uint32_t fpscr)
{
	__asm__ volatile(WITH_FPU "vmsr fpscr, %0" ::"r"(fpscr));
}

static uint32_t other_modes;

/* Rounding is the callee's to keep, and so are the upper eight registers. */
UK_NORETURN static void other_with_fpu(void *arg)
{
	(void)arg;
	other_modes = modes();
	for (;;) {
		modes_set(3U << 22);
		__asm__ volatile(WITH_FPU
				 "vmov d8, %0, %0; vmov d15, %0, %0" ::"r"(-1)
				 : "d8", "d15");
		uk_arch_context_switch(&there, &here);
	}
}

UK_TEST(context_switch_keeps_what_a_callee_keeps_of_the_fpu)
{
	uint32_t d8, d15;

	uk_arch_context_init(&there, stack + sizeof(stack), other_with_fpu,
			     NULL);
	modes_set(1U << 22);
	__asm__ volatile(WITH_FPU "vmov d8, %0, %0; vmov d15, %1, %1" ::"r"(8),
			 "r"(15)
			 : "d8", "d15");
	uk_arch_context_switch(&here, &there);
	__asm__ volatile(WITH_FPU "vmov %0, s16; vmov %1, s31"
			 : "=r"(d8), "=r"(d15));
	uint32_t kept = modes();

	modes_set(0);
	UK_EXPECT_INT(kept, ==, 1U << 22);
	UK_EXPECT_INT(other_modes, ==, 0);
	UK_EXPECT_INT(d8, ==, 8);
	UK_EXPECT_INT(d15, ==, 15);
}
