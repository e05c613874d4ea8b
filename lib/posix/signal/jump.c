// SPDX-License-Identifier: BSD-3-Clause
// Jumps out of handlers to where other signals were blocked (POSIX,
// sigsetjmp()).
#include "internal.h"

#include <setjmp.h>
#include <string.h>

/* What stands behind setjmp()'s own, and how it is aligned nobody knows. */
struct kept {
	unsigned mask[2];
	bool is_kept;
};

_Static_assert(sizeof(sigjmp_buf) - sizeof(jmp_buf) >= sizeof(struct kept),
	       "a sigjmp_buf has room for the mask");

static char *place(sigjmp_buf env)
{
	return (char *)env + sizeof(jmp_buf);
}

void uk_sigjmp_keep(sigjmp_buf env, int save)
{
	const sigset_t mask = signal_own()->mask;
	const struct kept kept = {{(unsigned)mask, (unsigned)(mask >> 32)},
				  save != 0};

	memcpy(place(env), &kept, sizeof(kept));
}

void siglongjmp(sigjmp_buf env, int value)
{
	struct kept kept;

	memcpy(&kept, place(env), sizeof(kept));
	if (kept.is_kept) {
		signal_own()->mask = kept.mask[0] | (sigset_t)kept.mask[1]
							<< 32;
		signal_deliver();
	}
	longjmp(env, value);
}
