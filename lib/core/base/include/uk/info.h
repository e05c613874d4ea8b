// SPDX-License-Identifier: BSD-3-Clause
// What a program may ask about the image that it runs in.
#ifndef UK_INFO_H
#define UK_INFO_H

#include <uk/base.h>

UK_C_BEGIN

struct uk_info {
	const char *version;   /* of Unicore, "0.1.0" */
	const char *platform;  /* "kvm", "linux", … */
	const char *arch;      /* "x86_64", … */
	uint64_t memory_bytes; /* RAM that the image was given */
};

/* Fills `info`. Strings are static. Any context, from the first init function
 * on. */
void uk_info_get(struct uk_info *info);

/* Nanoseconds from the first line of C to main(), or so far. The first call may
 * calibrate the platform's clock, which takes some milliseconds on some
 * machines. */
uint64_t uk_info_boot_ns(void);

UK_C_END

#endif
