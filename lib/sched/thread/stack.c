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

int thread_stack_make(struct uk_thread *t, size_t bytes)
{
	size_t total;

	if (!bytes)
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

/* Below the thread's own structure. */
void *thread_stack_top(const struct uk_thread *t)
{
	return (void *)UK_ALIGN_DOWN((uintptr_t)(variables(t) - sizeof(*t)),
				     _Alignof(max_align_t));
}

struct uk_crash_stack thread_stack(const struct uk_thread *t)
{
	uintptr_t guard = (uintptr_t)t->stack;

	if (!t->stack_pages)
		return (struct uk_crash_stack){(uintptr_t)uk_stack_low,
					       (uintptr_t)uk_stack_high};
	return (struct uk_crash_stack){guard + PAGE,
				       guard + t->stack_pages * PAGE};
}

struct uk_crash_stack uk_crash_stack(void)
{
	return thread_stack(thread_current);
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
