// SPDX-License-Identifier: BSD-3-Clause
// Tests: an interrupt leaves everything as it was.
#include "cpu.h"

#include <uk/plat.h>
#include <uk/test.h>

/* Spins with a value of its own in each register but the one that counts, which
 * is another one for the second; says whether all are still there. */
bool arm_test_spin_by_r12(unsigned rounds);
bool arm_test_spin_by_r4(unsigned rounds);
__asm__(".section .text.arm_test_spin, \"ax\", %progbits\n"
	".macro	spin name, counter, other\n"
	".globl	\\name\n"
	".type	\\name, %function\n"
	"\\name:\n"
	"	push	{r4-r11, lr}\n"
	"	mov	\\counter, r0\n"
	"	mov	r0, #1\n"
	"	mov	r1, #2\n"
	"	mov	r2, #3\n"
	"	mov	r3, #4\n"
	"	mov	\\other, #5\n"
	"	mov	r5, #6\n"
	"	mov	r6, #7\n"
	"	mov	r7, #8\n"
	"	mov	r8, #9\n"
	"	mov	r9, #10\n"
	"	mov	r10, #11\n"
	"	mov	r11, #12\n"
	"	mov	lr, #13\n"
	"1:	subs	\\counter, \\counter, #1\n"
	/* Emulators let interrupts in where code branches: here flags count. */
	"	b	2f\n"
	"2:	bne	1b\n"
	"	cmp	r0, #1\n"
	"	cmpeq	r1, #2\n"
	"	cmpeq	r2, #3\n"
	"	cmpeq	r3, #4\n"
	"	cmpeq	\\other, #5\n"
	"	cmpeq	r5, #6\n"
	"	cmpeq	r6, #7\n"
	"	cmpeq	r7, #8\n"
	"	cmpeq	r8, #9\n"
	"	cmpeq	r9, #10\n"
	"	cmpeq	r10, #11\n"
	"	cmpeq	r11, #12\n"
	"	cmpeq	lr, #13\n"
	"	cmpeq	\\counter, #0\n"
	"	moveq	r0, #1\n"
	"	movne	r0, #0\n"
	"	pop	{r4-r11, pc}\n"
	".size	\\name, . - \\name\n"
	".endm\n"
	"	spin	arm_test_spin_by_r12, r12, r4\n"
	"	spin	arm_test_spin_by_r4, r4, r12\n"
	".previous");

enum { WANTED = 20, IN_THE_END_NS = 2000000000 };

static uint64_t compared(void)
{
	uint64_t count;

	__asm__ volatile("mrrc p15, 3, %Q0, %R0, c14" : "=r"(count));
	return count;
}

/* Counts the interrupts that came while it spun: a busy host may bring them
 * later than that. */
static unsigned interrupted(bool (*spin)(unsigned rounds), bool *kept)
{
	enum { ROUNDS = 200000, PER_SECOND = 5000 };
	uint64_t deadline = uk_plat_time_ns() + IN_THE_END_NS;
	unsigned fired = 0;

	*kept = true;
	while (fired < WANTED && uk_plat_time_ns() < deadline) {
		uint64_t ours = arm_counter() + uk_plat_ticks_hz() / PER_SECOND;

		arm_timer_compare(ours);
		arm_timer_control(ARM_TIMER_ON);
		/* The timer's handler switches it off, or sets it for whoever
		 * has a deadline. */
		bool was_on = arm_timer_is_on();

		*kept = spin(ROUNDS) && *kept;
		fired += was_on && (!arm_timer_is_on() || compared() != ours);
		arm_timer_control(0);
	}
	/* Whoever had a deadline: an interrupt sets the timer anew. */
	arm_timer_compare(0);
	arm_timer_control(ARM_TIMER_ON);
	return fired;
}

UK_TEST(interrupts_leave_registers_and_flags_alone)
{
	bool kept;

	UK_EXPECT(interrupted(arm_test_spin_by_r12, &kept) > 0);
	UK_EXPECT(kept);
	UK_EXPECT(interrupted(arm_test_spin_by_r4, &kept) > 0);
	UK_EXPECT(kept);
}
