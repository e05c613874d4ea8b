// SPDX-License-Identifier: BSD-3-Clause
// Blocks of thread-local variables, copied from what the linker laid out.
#include <uk/tls.h>

#include "internal.h"

#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/plat.h>

/* From the linker script: the variables that have a value, then those that
 * start as zero and have no memory there; and, as an address, the alignment of
 * them all. */
extern const char uk_tls_start[], uk_tls_given_end[], uk_tls_end[];
extern const char uk_tls_variable_align[];

void *uk_tls_init(void *area)
{
	size_t bytes = (size_t)(uk_tls_end - uk_tls_start);
	size_t given = (size_t)(uk_tls_given_end - uk_tls_start);
	char *variables;
	void *pointer = uk_arch_tls_shape(
	    area, bytes, (size_t)uk_tls_variable_align, &variables);

	memcpy(variables, uk_tls_start, given);
	memset(variables + given, 0, bytes - given);
	return pointer;
}

void base_tls_init(void)
{
	if (uk_tls_bytes())
		uk_plat_thread_pointer_set(uk_tls_init(uk_tls_first));
}
