// SPDX-License-Identifier: BSD-3-Clause
// Tests: who reserved time has it by its deadlines, and no more.
#include <uk/errno.h>
#include <uk/test.h>
#include <uk/timer/cpu.h>

#define MS 1000000ULL

enum { TASKS = 8 };

/* What each has had in the period that it is in. */
static struct task {
	struct uk_sched_entity e;
	uint64_t had_ns, least_ns, most_ns, all_ns;
	uint64_t deadline_ns;
	unsigned periods;
} tasks[TASKS], others[2];

static struct task *task_of(struct uk_sched_entity *e)
{
	return UK_CONTAINER_OF(e, struct task, e);
}

static void end_period(struct task *t)
{
	t->least_ns = UK_MIN(t->least_ns, t->had_ns);
	t->most_ns = UK_MAX(t->most_ns, t->had_ns);
	t->had_ns = 0;
	t->periods++;
	t->deadline_ns += t->e.share.period_ns;
}

static void see_periods(void)
{
	for (unsigned i = 0; i < TASKS; i++)
		while (tasks[i].e.share.period_ns &&
		       cpu_now_ns >= tasks[i].deadline_ns)
			end_period(&tasks[i]);
}

static void used(struct uk_sched_entity *e, uint64_t ns)
{
	see_periods();
	task_of(e)->had_ns += ns;
	task_of(e)->all_ns += ns;
}

static void begin(struct task *t)
{
	*t = (struct task){.e = UK_SCHED_ENTITY_INIT, .least_ns = UINT64_MAX};
	uk_sched.ready(&t->e);
}

/* One that always wants more. */
static int begin_greedy(struct task *t, uint64_t period_ns, uint64_t budget_ns)
{
	*t = (struct task){.e = UK_SCHED_ENTITY_INIT, .least_ns = UINT64_MAX};
	int error = uk_sched.reserve(&t->e, period_ns, budget_ns);

	t->deadline_ns = t->e.share.deadline_ns;
	uk_sched.ready(&t->e);
	return error;
}

/* As a thread does, when its turn comes. */
static void end(struct task *t)
{
	uk_sched.release(&t->e);
	while (cpu_runs != &t->e)
		cpu_run(MS, NULL);
	cpu_schedule(UK_SCHED_BLOCKS);
}

UK_TEST(edf_each_has_its_budget_in_every_period_whatever_others_want)
{
	static const unsigned periods[] = {10, 14, 35, 100}, budget = 2;
	const uint64_t end_ns = cpu_now_ns + 5000 * MS;

	begin(&others[0]);
	for (unsigned i = 0; i < UK_ARRAY_LEN(periods); i++)
		UK_EXPECT_INT(begin_greedy(&tasks[i], periods[i] * MS,
					   budget * periods[i] * MS / 10),
			      ==, 0);
	cpu_run_until(end_ns, used);
	see_periods();
	for (unsigned i = 0; i < UK_ARRAY_LEN(periods); i++) {
		UK_EXPECT_INT(tasks[i].periods, >=, 5000 / periods[i] - 1);
		UK_EXPECT(tasks[i].least_ns == tasks[i].e.share.budget_ns);
		UK_EXPECT(tasks[i].most_ns == tasks[i].e.share.budget_ns);
	}
	/* What is left is the other's: 20 %, but for the last periods. */
	UK_EXPECT(others[0].all_ns >= 950 * MS);
	for (unsigned i = 0; i < UK_ARRAY_LEN(periods); i++)
		end(&tasks[i]);
	end(&others[0]);
}

UK_TEST(edf_random_shares_up_to_the_most_are_kept)
{
	uint32_t random = 1;

	for (unsigned round = 0; round < 50; round++) {
		unsigned count = 0;

		for (unsigned i = 0; i < TASKS; i++) {
			random = random * 1664525 + 1013904223;
			uint64_t period = 1000000 + (random >> 8) % 50000000;

			random = random * 1664525 + 1013904223;
			uint64_t budget =
			    period * ((random >> 8) % 40 + 1) / 100;
			int error = begin_greedy(&tasks[i], period, budget);

			UK_EXPECT(error == 0 || error == -EBUSY);
			count += error == 0;
		}
		UK_EXPECT_INT(count, >=, 2);
		cpu_run_until(cpu_now_ns + 1000 * MS, used);
		see_periods();
		for (unsigned i = 0; i < TASKS; i++) {
			if (tasks[i].e.share.period_ns)
				UK_EXPECT(tasks[i].least_ns ==
					  tasks[i].e.share.budget_ns);
			end(&tasks[i]);
		}
	}
}

UK_TEST(edf_refuses_more_than_there_is)
{
	begin(&tasks[0]);
	begin(&tasks[1]);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, 10 * MS, 0), ==, -EINVAL);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, MS, MS + 1), ==, -EINVAL);
	UK_EXPECT_INT(
	    uk_sched.reserve(&tasks[0].e, UK_SCHED_PERIOD_MOST + 1, MS), ==,
	    -EINVAL);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, 10 * MS, 6 * MS), ==, 0);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[1].e, 10 * MS, 4 * MS), ==,
		      -EBUSY);
	/* It keeps what it has, if it is refused more. */
	UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, 10 * MS, 10 * MS), ==,
		      -EBUSY);
	UK_EXPECT(tasks[0].e.share.budget_ns == 6 * MS);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[1].e, 10 * MS, 3 * MS), ==, 0);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, 10 * MS, 5 * MS), ==, 0);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[1].e, 10 * MS, 4 * MS), ==, 0);
	uk_sched.release(&tasks[0].e);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[1].e, 10 * MS, 9 * MS), ==, 0);
	end(&tasks[0]);
	end(&tasks[1]);
	begin(&tasks[0]);
	UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, 10 * MS, 9 * MS), ==, 0);
	end(&tasks[0]);
}

UK_TEST(edf_the_earliest_deadline_is_first_and_takes_over)
{
	UK_EXPECT_INT(begin_greedy(&tasks[0], 100 * MS, 50 * MS), ==, 0);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[0].e);
	UK_EXPECT_INT(begin_greedy(&tasks[1], 200 * MS, 20 * MS), ==, 0);
	UK_EXPECT(!cpu_preempt);
	UK_EXPECT_INT(begin_greedy(&tasks[2], 20 * MS, 5 * MS), ==, 0);
	UK_EXPECT(cpu_preempt);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[2].e);
	/* Blocked for its period, the next one runs; ready again, it takes
	 * over. */
	uk_sched.stop(cpu_runs, UK_SCHED_BLOCKS);
	cpu_runs = uk_sched.pick();
	UK_EXPECT(cpu_runs == &tasks[0].e);
	cpu_now_ns = tasks[2].e.share.deadline_ns;
	uk_sched.ready(&tasks[2].e);
	UK_EXPECT(cpu_preempt);
	UK_EXPECT(tasks[2].e.share.left_ns == 5 * MS);
	cpu_give_way();
	UK_EXPECT(cpu_runs == &tasks[2].e);
	for (unsigned i = 0; i < 3; i++)
		end(&tasks[i]);
}

UK_TEST(edf_asking_again_brings_no_more)
{
	UK_EXPECT_INT(begin_greedy(&tasks[0], 10 * MS, 5 * MS), ==, 0);
	cpu_give_way();
	uint64_t end_ns = tasks[0].deadline_ns;

	for (unsigned i = 0; i < 4; i++) {
		cpu_run(2 * MS, used);
		UK_EXPECT_INT(uk_sched.reserve(&tasks[0].e, 10 * MS, 5 * MS),
			      ==, 0);
	}
	UK_EXPECT(tasks[0].had_ns == 5 * MS);
	UK_EXPECT(tasks[0].e.share.deadline_ns == end_ns);
	end(&tasks[0]);
}

UK_TEST(edf_sleeping_saves_no_budget_for_later)
{
	UK_EXPECT_INT(begin_greedy(&tasks[0], 10 * MS, 5 * MS), ==, 0);
	cpu_schedule(UK_SCHED_BLOCKS);
	cpu_run(MS, used);
	uk_sched.stop(cpu_runs, UK_SCHED_BLOCKS);
	cpu_runs = NULL;
	/* 4 ms left for the last 2 ms would be more than its half. */
	cpu_now_ns = tasks[0].e.share.deadline_ns - 2 * MS;
	uint64_t before = tasks[0].e.share.deadline_ns;

	uk_sched.ready(&tasks[0].e);
	UK_EXPECT(tasks[0].e.share.deadline_ns == before + 10 * MS);
	end(&tasks[0]);
}

UK_TEST(edf_who_waits_and_is_refused_keeps_its_deadline)
{
	UK_EXPECT_INT(begin_greedy(&tasks[0], 10 * MS, 5 * MS), ==, 0);
	UK_EXPECT_INT(begin_greedy(&tasks[1], 12 * MS, 4 * MS), ==, 0);
	cpu_give_way();
	cpu_run(5 * MS - 1, used);
	UK_EXPECT(cpu_runs == &tasks[0].e);
	uint64_t before = tasks[1].e.share.deadline_ns;

	UK_EXPECT_INT(uk_sched.reserve(&tasks[1].e, 12 * MS, 12 * MS), ==,
		      -EBUSY);
	UK_EXPECT(tasks[1].e.share.deadline_ns == before);
	end(&tasks[0]);
	end(&tasks[1]);
}
