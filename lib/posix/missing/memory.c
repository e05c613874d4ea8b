// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: memory by the page.
#include "missing.h"

#define WHY "no library for mappings is ticked (lib/posix)"

FAILS(mmap)
FAILS(munmap)
FAILS(mprotect)
FAILS(msync)
FAILS(madvise)
FAILS(mlock)
FAILS(munlock)
FAILS(mlockall)
FAILS(munlockall)
FAILS(mremap)
FAILS(mincore)
FAILS(shm_open)
FAILS(shm_unlink)
FAILS(brk)
FAILS(sbrk)

ERROR(posix_madvise)
