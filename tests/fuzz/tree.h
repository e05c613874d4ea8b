// SPDX-License-Identifier: BSD-3-Clause
// A tree of files for fuzzers, on a heap that is gone at the end of a run.
#ifndef FUZZ_TREE_H
#define FUZZ_TREE_H

#include <uk/boot.h>
#include <uk/vfs.h>

/* A ramfs is mounted, and empty. */
void tree_begin(void);
/* All memory is given back, whoever has it. */
void tree_end(void);

/* Reads all that is below the current folder, for the sanitizers to see. */
void tree_read(unsigned depth);

/* What uk_boot_info tells. */
extern struct uk_bootinfo tree_bootinfo;

#endif
