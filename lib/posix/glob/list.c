// SPDX-License-Identifier: BSD-3-Clause
// The list of names that glob() makes, and its end.
#include "list.h"

#include <stdlib.h>
#include <string.h>

/* There is room for a multiple of this. */
#define STEP 16

static int make_room(glob_t *list)
{
	size_t count;
	char **paths;

	if (__builtin_add_overflow(list->gl_offs, list->gl_pathc + STEP + 1,
				   &count))
		return GLOB_NOSPACE;
	paths = reallocarray(list->gl_pathv, count, sizeof(*paths));
	if (!paths)
		return GLOB_NOSPACE;
	list->gl_pathv = paths;
	return 0;
}

int glob_list_begin(glob_t *list, int flags)
{
	if (!(flags & GLOB_DOOFFS))
		list->gl_offs = 0;
	list->gl_pathc = 0;
	list->gl_pathv = NULL;
	if (make_room(list))
		return GLOB_NOSPACE;
	memset(list->gl_pathv, 0,
	       (list->gl_offs + 1) * sizeof(*list->gl_pathv));
	return 0;
}

int glob_list_add(glob_t *list, const char *path)
{
	char **to;

	if (list->gl_pathc % STEP == 0 && make_room(list))
		return GLOB_NOSPACE;
	to = list->gl_pathv + list->gl_offs + list->gl_pathc;
	*to = strdup(path);
	if (!*to)
		return GLOB_NOSPACE;
	to[1] = NULL;
	list->gl_pathc++;
	return 0;
}

static int compare(const void *a, const void *b)
{
	return strcoll(*(char *const *)a, *(char *const *)b);
}

void glob_list_sort(glob_t *list, size_t first)
{
	qsort(list->gl_pathv + list->gl_offs + first, list->gl_pathc - first,
	      sizeof(*list->gl_pathv), compare);
}

void globfree(glob_t *list)
{
	for (size_t i = 0; i < list->gl_pathc; i++)
		free(list->gl_pathv[list->gl_offs + i]);
	free(list->gl_pathv);
	list->gl_pathc = 0;
	list->gl_pathv = NULL;
}
