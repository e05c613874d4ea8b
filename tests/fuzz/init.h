// SPDX-License-Identifier: BSD-3-Clause
// The functions that an image calls when it starts.
#ifndef FUZZ_INIT_H
#define FUZZ_INIT_H

/* Calls all that are linked in, whatever they return. */
void init_run(void);

#endif
