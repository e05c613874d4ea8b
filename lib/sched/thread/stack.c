// SPDX-License-Identifier: BSD-3-Clause
// Stacks: whole pages, the lowest of which takes no access, and the highest of
// which hold the thread's own structure and its thread-local variables.
#include "internal.h"

#include <uk/assert.h>
#include <uk/palloc.h>
#include <uk/tls.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* Its end is a page's, and so aligned well enough, and its size as its end. */
static char *variables(const struct uk_thread *t)
{
	return t->stack + t->stack_pages * PAGE - uk_tls_bytes();
}

static void take_given(struct uk_thread *t, const struct uk_thread_attr *attr)
{
	const uintptr_t low = (uintptr_t)attr->stack;

	t->given = (struct uk_crash_stack){low, low + attr->stack_bytes};
}

/* One that runs on a stack of the caller's has pages for the rest of it. */
int thread_stack_make(struct uk_thread *t, const struct uk_thread_attr *attr)
{
	size_t bytes = attr->stack ? 0 : attr->stack_bytes, total;

	if (attr->stack)
		take_given(t, attr);
	else if (!bytes)
		bytes = CONFIG_THREAD_STACK_KB * 1024UL;
	if (__builtin_add_overflow(
		bytes, sizeof(*t) + uk_tls_bytes() + 2 * PAGE, &total))
		return -ENOMEM;
	size_t pages = total / PAGE;
	char *stack = uk_palloc_alloc(pages);

	if (!stack)
		return -ENOMEM;
	if (uk_plat_mem_protect(stack, PAGE, UK_PLAT_NONE)) {
		uk_palloc_free(stack, pages);
		return -ENOMEM;
	}
	t->stack = stack;
	t->stack_pages = pages;
	if (uk_tls_bytes())
		t->thread_pointer = uk_tls_init(variables(t));
	return 0;
}

void *thread_place(const struct uk_thread *t)
{
	return (void *)UK_ALIGN_DOWN((uintptr_t)(variables(t) - sizeof(*t)),
				     _Alignof(max_align_t));
}

/* Its own is below the thread's structure. */
void *thread_stack_top(const struct uk_thread *t)
{
	if (!t->given.high)
		return thread_place(t);
	return (void *)UK_ALIGN_DOWN(t->given.high, _Alignof(max_align_t));
}

struct uk_crash_stack uk_thread_stack(const struct uk_thread *t)
{
	uintptr_t guard = (uintptr_t)t->stack;

	if (t->given.high)
		return t->given;
	if (!t->stack_pages)
		return (struct uk_crash_stack){(uintptr_t)uk_stack_low,
					       (uintptr_t)uk_stack_high};
	return (struct uk_crash_stack){guard + PAGE,
				       guard + t->stack_pages * PAGE};
}

struct uk_crash_stack uk_crash_stack(void)
{
	return uk_thread_stack(thread_current);
}

void thread_free(struct uk_thread *t)
{
	char *stack = t->stack;
	size_t pages = t->stack_pages;

	uk_list_remove(&t->link);
	if (uk_plat_mem_protect(stack, PAGE, UK_PLAT_WRITE))
		uk_panic("thread: the guard of a stack stays");
	uk_palloc_free(stack, pages);
}
