// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library have in common.
#ifndef MMAN_INTERNAL_H
#define MMAN_INTERNAL_H

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <uk/arch.h>
#include <uk/list.h>
#include <uk/waitq.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* Whole pages that were mapped in one call, or are left of such. */
struct mman_area {
	struct uk_list link;
	char *start, *end;
};

extern struct uk_list mman_areas;

/* Checks a range of whole pages, and where it ends. 0 or EINVAL. */
int mman_range(const void *addr, size_t bytes, char **end);

/* Whether all of it is mapped. Interrupts masked. */
bool mman_is_mapped(const char *start, const char *end);

/* 0; ENOTSUP for memory that could be both written and run; ENOMEM. */
int mman_protect(void *start, size_t bytes, int prot);

static inline int mman_fail(int error)
{
	errno = error;
	return -1;
}

#endif
