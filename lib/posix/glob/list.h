// SPDX-License-Identifier: BSD-3-Clause
// The list of names that glob() makes.
#ifndef LIST_H
#define LIST_H

#include <glob.h>

/* Empty, but for the places that GLOB_DOOFFS reserves. 0 or GLOB_NOSPACE. */
int glob_list_begin(glob_t *list, int flags);

/* Adds a copy. 0 or GLOB_NOSPACE. */
int glob_list_add(glob_t *list, const char *path);

/* In order from the `first` on. */
void glob_list_sort(glob_t *list, size_t first);

#endif
