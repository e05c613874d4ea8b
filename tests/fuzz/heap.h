// SPDX-License-Identifier: BSD-3-Clause
// A heap of the host's blocks, whose bounds the sanitizers see.
#ifndef FUZZ_HEAP_H
#define FUZZ_HEAP_H

/* How many requests are granted from now on; -1: all. */
void heap_grant(int requests);

/* Every block and page is gone. */
void heap_end(void);

#endif
