// SPDX-License-Identifier: BSD-3-Clause
// Stacks: whole pages, the lowest of which takes no access.
#include "internal.h"

#include <uk/assert.h>
#include <uk/palloc.h>

#define PAGE UK_ARCH_PAGE_SIZE

int thread_stack_make(struct uk_thread *t, size_t bytes)
{
	size_t total;

	if (!bytes)
		bytes = CONFIG_THREAD_STACK_KB * 1024UL;
	if (__builtin_add_overflow(bytes, sizeof(*t) + 2 * PAGE, &total))
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
	return 0;
}

/* Below the thread's own structure. */
void *thread_stack_top(const struct uk_thread *t)
{
	char *end = t->stack + t->stack_pages * PAGE;

	return (void *)UK_ALIGN_DOWN((uintptr_t)(end - sizeof(*t)),
				     _Alignof(max_align_t));
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
