// SPDX-License-Identifier: BSD-3-Clause
// For tests on the host: a played CPU with a clock, a timer and a scheduler.
//
// Included by the one file of a test program that plays; it defines what the
// platform and lib/sched/thread do else.
#ifndef UK_TIMER_CPU_H
#define UK_TIMER_CPU_H

#include <uk/plat.h>
#include <uk/sched.h>
#include <uk/timer.h>

static uint64_t cpu_now_ns = 1;
static uint64_t cpu_alarm_ns = UK_PLAT_FOREVER;
static bool cpu_preempt;
static unsigned cpu_interrupts, cpu_switches;
static struct uk_sched_entity *cpu_runs;

uint64_t uk_plat_time_ns(void)
{
	return cpu_now_ns;
}

void uk_plat_timer_set(uint64_t deadline_ns)
{
	cpu_alarm_ns = deadline_ns;
}

unsigned long uk_plat_irq_save(void)
{
	return 0;
}

void uk_plat_irq_restore(unsigned long flags)
{
	(void)flags;
}

void uk_sched_preempt(void)
{
	cpu_preempt = true;
}

/* As lib/sched/thread's: who runs stops, and the next one runs. */
static inline void cpu_schedule(enum uk_sched_stop why)
{
	if (cpu_runs)
		uk_sched.stop(cpu_runs, why);
	cpu_preempt = false;
	cpu_runs = uk_sched.pick();
	cpu_switches++;
}

/* What leads to a switch has it. */
static inline void cpu_give_way(void)
{
	if (cpu_preempt || !cpu_runs)
		cpu_schedule(UK_SCHED_PREEMPTED);
}

/* Time goes on to the next interrupt, or by `most_ns`. `used` is told who ran,
 * and how long. Returns what went by. */
static inline uint64_t cpu_run(uint64_t most_ns,
			       void (*used)(struct uk_sched_entity *e,
					    uint64_t ns))
{
	uint64_t ns = most_ns;

	cpu_give_way();
	if (cpu_alarm_ns <= cpu_now_ns)
		ns = 0;
	else if (cpu_alarm_ns - cpu_now_ns < ns)
		ns = cpu_alarm_ns - cpu_now_ns;
	if (cpu_runs && used)
		used(cpu_runs, ns);
	cpu_now_ns += ns;
	if (cpu_now_ns >= cpu_alarm_ns) {
		cpu_alarm_ns = UK_PLAT_FOREVER;
		cpu_interrupts++;
		if (uk_timer_hook)
			uk_timer_hook();
		cpu_give_way();
	}
	return ns;
}

static inline void cpu_run_until(uint64_t end_ns,
				 void (*used)(struct uk_sched_entity *e,
					      uint64_t ns))
{
	while (cpu_now_ns < end_ns)
		cpu_run(end_ns - cpu_now_ns, used);
}

#endif
