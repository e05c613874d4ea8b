// SPDX-License-Identifier: BSD-3-Clause
// What may be done with memory.
#include "internal.h"

#include <uk/plat.h>

int mman_protect(void *start, size_t bytes, int prot)
{
	unsigned wanted = UK_PLAT_NONE;

	if ((prot & PROT_WRITE) && (prot & PROT_EXEC))
		return ENOTSUP;
	if (prot & PROT_READ)
		wanted |= UK_PLAT_READ;
	if (prot & PROT_WRITE)
		wanted |= UK_PLAT_WRITE;
	if (prot & PROT_EXEC)
		wanted |= UK_PLAT_EXEC;
	return -uk_plat_mem_protect(start, bytes, wanted);
}

int mprotect(void *addr, size_t bytes, int prot)
{
	char *end;
	int error = mman_range(addr, bytes, &end);

	if (error || (prot & ~(PROT_READ | PROT_WRITE | PROT_EXEC)))
		return mman_fail(EINVAL);
	unsigned long flags = uk_waitq_enter();

	if (!mman_is_mapped(addr, end))
		error = ENOMEM;
	else if (bytes > 0)
		error = mman_protect(addr, (size_t)(end - (char *)addr), prot);
	uk_waitq_leave(flags);
	return error ? mman_fail(error) : 0;
}
