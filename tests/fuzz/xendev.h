// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as the other half of a split device of Xen.
#ifndef FUZZ_XENDEV_H
#define FUZZ_XENDEV_H

#include "input.h"

/* Begins with a store that has one device of each kind, and has the drivers
 * look at it. `rings` is what the other half does with what it shares. */
void xendev_begin(const uint8_t *input, size_t bytes,
		  void (*rings)(uint8_t what));

/* Something that the input says, of what it may do at any time. */
void xendev_act(void);

/* The page that is shared under that name; NULL: none is. */
void *xendev_shared(const char *name);

/* The page of a grant that may be read, or written; NULL: there is none. */
char *xendev_page(uint32_t grant, bool to_write);

/* Whether the other half has kept pages that it should have let go of. */
bool xendev_kept(void);

/* That no page is granted any more, but those that it keeps. Then all is gone.
 */
void xendev_end(void);

#endif
