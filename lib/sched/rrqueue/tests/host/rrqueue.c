// SPDX-License-Identifier: BSD-3-Clause
// Tests: the most urgent first, and turns among equals.
#include <uk/errno.h>
#include <uk/rrqueue.h>
#include <uk/test.h>
#include <uk/timer/cpu.h>

#define MS 1000000ULL

const struct uk_sched_ops uk_sched = {
    .name = "rrqueue",
    .ready = uk_rrqueue_ready,
    .stop = uk_rrqueue_stop,
    .pick = uk_rrqueue_pick,
    .set_priority = uk_rrqueue_set_priority,
};

static struct task {
	struct uk_sched_entity e;
	uint64_t ns, longest_ns, turn_ns;
} tasks[4];
static struct task *last;

static void used(struct uk_sched_entity *e, uint64_t ns)
{
	struct task *t = UK_CONTAINER_OF(e, struct task, e);

	t->turn_ns = t == last ? t->turn_ns + ns : ns;
	t->longest_ns = UK_MAX(t->longest_ns, t->turn_ns);
	t->ns += ns;
	last = t;
}

static void begin(unsigned i, unsigned priority)
{
	tasks[i] = (struct task){.e.priority = priority};
	uk_sched.ready(&tasks[i].e);
}

static void block(void)
{
	cpu_schedule(UK_SCHED_BLOCKS);
}

UK_TEST(rrqueue_equals_have_equal_time_in_turns)
{
	for (unsigned i = 0; i < 3; i++)
		begin(i, 16);
	cpu_run_until(cpu_now_ns + 3000 * MS, used);
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT(tasks[i].ns >= 980 * MS && tasks[i].ns <= 1020 * MS);
		UK_EXPECT(tasks[i].longest_ns <= 20 * MS);
	}
	for (unsigned i = 0; i < 3; i++)
		block();
	UK_EXPECT(!cpu_runs);
}

UK_TEST(rrqueue_one_alone_is_not_interrupted)
{
	begin(0, 16);
	begin(1, 3);
	cpu_run_until(cpu_now_ns + 100 * MS, used);
	unsigned before = cpu_interrupts;

	cpu_run_until(cpu_now_ns + 1000 * MS, used);
	UK_EXPECT_INT(cpu_interrupts, ==, before);
	UK_EXPECT(tasks[1].ns == 0);
	block();
	UK_EXPECT(cpu_runs == &tasks[1].e);
	block();
}

UK_TEST(rrqueue_more_urgent_runs_at_once_and_who_ran_goes_on_first)
{
	begin(0, 16);
	begin(1, 16);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[0].e);
	begin(2, 17);
	UK_EXPECT(cpu_preempt);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[2].e);
	block();
	UK_EXPECT(cpu_runs == &tasks[0].e);
	/* Less urgent ones change nothing. */
	begin(3, 15);
	UK_EXPECT(!cpu_preempt);
	cpu_schedule(UK_SCHED_YIELDS);
	UK_EXPECT(cpu_runs == &tasks[1].e);
	for (unsigned i = 0; i < 3; i++)
		block();
}

UK_TEST(rrqueue_priority_changes_while_it_runs_and_waits)
{
	begin(0, 16);
	begin(1, 16);
	cpu_give_way();
	UK_EXPECT_INT(uk_sched.set_priority(&tasks[1].e, 32), ==, -EINVAL);
	UK_EXPECT_INT(uk_sched.set_priority(&tasks[1].e, 20), ==, 0);
	UK_EXPECT(cpu_preempt);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[1].e);
	UK_EXPECT_INT(uk_sched.set_priority(&tasks[1].e, 0), ==, 0);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[0].e);
	block();
	block();
	UK_EXPECT(!cpu_runs);
}

UK_TEST(rrqueue_turns_end_beside_a_more_urgent_one_that_comes_often)
{
	begin(0, 16);
	begin(1, 16);
	begin(2, 17);
	for (unsigned i = 0; i < 1000; i++) {
		cpu_run_until(cpu_now_ns + MS / 2, used);
		block();
		cpu_run_until(cpu_now_ns + (1 + i % 9) * MS, used);
		uk_sched.ready(&tasks[2].e);
		cpu_give_way();
		UK_EXPECT(cpu_runs == &tasks[2].e);
	}
	UK_EXPECT(tasks[0].ns > 2200 * MS && tasks[1].ns > 2200 * MS);
	for (unsigned i = 0; i < 3; i++)
		block();
}

/* As priority inheritance does when who waited gave up. */
UK_TEST(rrqueue_the_same_priority_again_costs_nobody_its_place)
{
	for (unsigned i = 0; i < 3; i++)
		begin(i, 16);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[0].e);
	UK_EXPECT_INT(uk_sched.set_priority(&tasks[1].e, 16), ==, 0);
	block();
	UK_EXPECT(cpu_runs == &tasks[1].e);
	block();
	block();
	UK_EXPECT(!cpu_runs);
}

UK_TEST(rrqueue_who_keeps_its_turn_is_not_interrupted_by_equals)
{
	for (unsigned i = 0; i < 2; i++)
		begin(i, 16);
	uk_rrqueue_keep_turn(&tasks[0].e, true);
	cpu_run_until(cpu_now_ns + 100 * MS, used);
	UK_EXPECT(tasks[0].ns == 100 * MS);
	/* It goes on first after somebody more urgent, and gives it away. */
	begin(2, 17);
	cpu_run_until(cpu_now_ns + 5 * MS, used);
	block();
	cpu_run_until(cpu_now_ns + 100 * MS, used);
	UK_EXPECT(tasks[0].ns == 200 * MS);
	cpu_schedule(UK_SCHED_YIELDS);
	cpu_run_until(cpu_now_ns + 5 * MS, used);
	UK_EXPECT(tasks[1].ns == 5 * MS);
	uk_rrqueue_keep_turn(&tasks[0].e, false);
	cpu_run_until(cpu_now_ns + 1000 * MS, used);
	UK_EXPECT(tasks[0].ns >= 680 * MS);
	UK_EXPECT(tasks[1].ns >= 480 * MS);
	for (unsigned i = 0; i < 2; i++)
		block();
	UK_EXPECT(!cpu_runs);
}
