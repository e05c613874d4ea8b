// SPDX-License-Identifier: BSD-3-Clause
// The contracts: from the end of an interrupt to another context and back.
#include "hooks.h"

#include <uk/arch.h>
#include <uk/test.h>

enum { STEPS = 50, STACK = 32 << 10 };
#define IN_THE_END_NS 20000000000ULL

static struct side {
	struct uk_arch_context context;
	char fpu[UK_ARCH_FPU_BYTES] UK_ALIGNED(UK_ARCH_FPU_ALIGN);
	volatile double seed, expected;
	volatile unsigned rounds, wrong;
	unsigned rounds_before;
	bool rests;
} sides[2] = {{.seed = 0.3}, {.seed = 0.7}};

static volatile unsigned current, switches;
static unsigned wanted; /* even: the first side ends it */
static volatile bool slice_is_over;
static uint64_t slice_ns;
static char stack[STACK] UK_ALIGNED(16);

static void on_time(void)
{
	slice_is_over = true;
}

static void switch_sides(void)
{
	struct side *from = &sides[current];

	current ^= 1;
	uk_arch_context_switch(&from->context, &sides[current].context);
}

/* Slices are about as long as it takes to get on in them: some machines have
 * slow interrupts. */
static UK_NOINLINE void end_slice(void)
{
	struct side *side = &sides[current];
	bool got_on = side->rounds != side->rounds_before;

	side->rounds_before = side->rounds;
	slice_is_over = false;
	slice_ns = got_on ? slice_ns - slice_ns / 8 : slice_ns * 2;
	switches += got_on;
	if (switches < wanted)
		uk_plat_timer_set(uk_plat_time_ns() + slice_ns);
	if (got_on)
		switch_sides();
}

/* Nothing before the FPU is saved may use it. */
static void on_leave(void)
{
	char *area = sides[current].fpu;

	if (!slice_is_over)
		return;
	uk_arch_fpu_save(area);
	end_slice();
	uk_arch_fpu_restore(area);
}

/* A sequence in which a bit that is lost shows in the end. */
static UK_NOINLINE double chaos(double x)
{
	for (int i = 0; i < STEPS; i++)
		x = 3.99 * x * (1 - x);
	return x;
}

static bool is_over(unsigned rounds, uint64_t end)
{
	return switches >= wanted ||
	       (rounds % 1024 == 0 && uk_plat_time_ns() >= end);
}

static void rest(void)
{
	unsigned long flags = uk_plat_irq_save();

	uk_plat_idle(uk_plat_time_ns() + 100000000);
	uk_plat_irq_restore(flags);
}

/* Counts in a register, too. */
static void work(struct side *side, uint64_t end)
{
	unsigned count = side->rounds;

	do {
		double x = chaos(side->seed);

		if (side->rests)
			rest();
		count++;
		side->rounds++;
		side->wrong += x != side->expected || count != side->rounds;
	} while (!is_over(count, end));
}

UK_NORETURN static void other(void *side)
{
	uk_plat_irq_restore(UK_PLAT_IRQ_ON);
	for (;;)
		work(side, UK_PLAT_FOREVER);
}

/* Until so many switches, or too much time. */
static void run(unsigned how_many, bool first_rests)
{
	uint64_t start = uk_plat_time_ns();

	for (unsigned i = 0; i < UK_ARRAY_LEN(sides); i++) {
		struct side *side = &sides[i];

		side->expected = chaos(side->seed);
		side->rounds = side->rounds_before = side->wrong = 0;
		side->rests = i == 0 && first_rests;
	}
	switches = current = 0;
	wanted = how_many;
	slice_ns = 30000;
	uk_arch_context_init(&sides[1].context, stack + sizeof(stack), other,
			     &sides[1]);
	hooks_take(on_time, on_leave);
	uk_plat_timer_set(start + slice_ns);
	work(&sides[0], start + IN_THE_END_NS);
	hooks_give_back();
}

static bool all_is_well(void)
{
	return sides[0].rounds > 0 && sides[0].wrong == 0 &&
	       sides[1].rounds > 0 && sides[1].wrong == 0;
}

UK_TEST(contexts_switched_by_interrupts_lose_nothing)
{
	run(2000, false);
	UK_EXPECT_INT(switches, ==, 2000);
	UK_EXPECT(all_is_well());
}

UK_TEST(contexts_switched_while_they_idle_come_back)
{
	run(200, true);
	UK_EXPECT_INT(switches, ==, 200);
	UK_EXPECT(all_is_well());
}
