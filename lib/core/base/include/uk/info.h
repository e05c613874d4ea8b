// SPDX-License-Identifier: BSD-3-Clause
// What a program may ask about the image that it runs in.
#ifndef UK_INFO_H
#define UK_INFO_H

#include <uk/base.h>

struct uk_info {
	const char *version;   /* of Unicore, "0.1.0" */
	const char *platform;  /* "kvm", "linux", … */
	const char *arch;      /* "x86_64", … */
	uint64_t memory_bytes; /* RAM that the image was given */
	uint64_t boot_ns;      /* first instruction of C to main() */
};

/* Fills `info`. Strings are static. Any context; the first call may calibrate
 * the platform's clock, which takes a few milliseconds on some machines. */
void uk_info_get(struct uk_info *info);

#endif
