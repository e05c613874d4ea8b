// SPDX-License-Identifier: BSD-3-Clause
// Thread-local variables (__thread, _Thread_local): the blocks they stand in.
//
// Each thread has a block of its own, and the CPU's thread pointer says which
// one is meant. The first thread has its block from the start of uk_start on,
// whether or not there will ever be a second. Who makes threads makes blocks.
// Any context.
#ifndef UK_TLS_H
#define UK_TLS_H

#include <uk/base.h>

#ifdef CONFIG_BASE_TLS

/* From the linker script: the first thread's block, and, as an address, what
 * blocks are aligned to, a power of two. */
extern char uk_tls_first[], uk_tls_first_end[], uk_tls_block_align[];

/* Of a block: a multiple of its alignment. 0 where no variable of the image is
 * thread-local. */
static inline size_t uk_tls_bytes(void)
{
	return (size_t)(uk_tls_first_end - uk_tls_first);
}

/* Of a block's address; at most a page. */
static inline size_t uk_tls_align(void)
{
	return (size_t)uk_tls_block_align;
}

/* Makes a block of `area`, which has that size and that alignment and stays the
 * caller's: every variable has its first value. Returns what
 * uk_plat_thread_pointer_set wants. */
void *uk_tls_init(void *area);

#else

static inline size_t uk_tls_bytes(void)
{
	return 0;
}

static inline size_t uk_tls_align(void)
{
	return 1;
}

static inline void *uk_tls_init(void *area)
{
	return area;
}

#endif
#endif
