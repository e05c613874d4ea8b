// SPDX-License-Identifier: BSD-3-Clause
// Tests: the timer interrupts code that does not wait for it, and leaves it as
// it was.
#include <uk/pvclock.h>

#include <uk/evtchn.h>
#include <uk/plat.h>
#include <uk/test.h>

#define MS 1000000ULL

static volatile unsigned fired;

/* Keeps a number in every general register but two while the timer's event
 * comes; returns whether all still hold what they did. */
static bool registers_survive(volatile unsigned *count)
{
	unsigned before = *count;
	bool same;

	__asm__ volatile(
	    "push %%rbp\n"
	    "mov $1, %%rax\n mov $3, %%rdx\n"
	    "mov $4, %%rsi\n mov $5, %%rdi\n mov $6, %%rbp\n"
	    "mov $7, %%r8\n mov $8, %%r9\n mov $9, %%r10\n mov $10, %%r11\n"
	    "mov $11, %%r12\n mov $12, %%r13\n mov $13, %%r14\n"
	    "1: cmp %%ecx, (%%rbx)\n je 1b\n"
	    "mov %%rcx, %%r15\n"
	    "lea (%%rax,%%rdx), %%rax\n add %%rsi, %%rax\n add %%rdi, %%rax\n"
	    "add %%rbp, %%rax\n add %%r8, %%rax\n add %%r9, %%rax\n"
	    "add %%r10, %%rax\n add %%r11, %%rax\n add %%r12, %%rax\n"
	    "add %%r13, %%rax\n add %%r14, %%rax\n"
	    "pop %%rbp\n"
	    "cmp $89, %%rax\n"
	    : "=@cce"(same)
	    : "b"(count), "c"(before)
	    : "rax", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12",
	      "r13", "r14", "r15", "memory");
	return same;
}

static void on_timer(void *arg)
{
	(void)arg;
	fired++;
}

UK_TEST(event_leaves_all_registers_alone)
{
	static bool attached;
	struct vcpu_set_singleshot_timer timer = {
	    .timeout_abs_ns = uk_plat_time_ns() + 20 * MS,
	};

	if (!attached)
		attached = !uk_plat_irq_attach(uk_pvclock_timer_port(),
					       on_timer, NULL);
	UK_EXPECT(attached);
	UK_EXPECT_INT(uk_xen_vcpu_op(VCPUOP_set_singleshot_timer, &timer), ==,
		      0);
	UK_EXPECT(registers_survive(&fired));
}
