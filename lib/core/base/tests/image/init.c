// SPDX-License-Identifier: BSD-3-Clause
// Tests: init functions ran level by level, interrupts let in from sched on,
// constructors last.
#include <uk/errno.h>
#include <uk/init.h>
#include <uk/plat.h>
#include <uk/test.h>

enum { MOST = 16 };

static char ran[MOST];
static bool masked[MOST];
static unsigned count;

static int note(char level)
{
	unsigned long flags = uk_plat_irq_save();

	if (count < MOST - 1) {
		masked[count] = flags == 0;
		ran[count++] = level;
	}
	uk_plat_irq_restore(flags);
	return 0;
}

#define NOTE(level, mark)           \
	static int in_##level(void) \
	{                           \
		return note(mark);  \
	}                           \
	UK_INIT(level, in_##level)

/* Not in the order of the levels, which the linker is to see to. */
NOTE(app, '9');
NOTE(stack, '8');
NOTE(device, '7');
NOTE(bus, '6');
NOTE(sched, '5');
NOTE(heap, '4');
NOTE(mem, '3');
NOTE(plat, '2');
NOTE(arch, '1');

__attribute__((constructor)) static void constructor(void)
{
	note('c');
}

UK_TEST(init_levels_run_in_order)
{
	UK_EXPECT_STR(ran, "123456789c");
}

UK_TEST(init_lets_interrupts_in_from_sched_on)
{
	for (unsigned i = 0; i < count; i++)
		UK_EXPECT_INT(masked[i], ==, i < 4);
}
