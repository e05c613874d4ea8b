// SPDX-License-Identifier: BSD-3-Clause
// The names that a pattern stands for: one part of a path after the other.
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <glob.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "list.h"

struct search {
	int flags;
	int (*error)(const char *path, int number);
	glob_t *found;
	char path[PATH_MAX];
};

static int expand(struct search *s, size_t length, const char *pattern);

static bool escapes(const struct search *s, const char *p)
{
	return *p == '\\' && p[1] && !(s->flags & GLOB_NOESCAPE);
}

/* How long the first part of a pattern is, up to a slash; whether it says more
 * than one name. */
static size_t measure(const struct search *s, const char *pattern, bool *magic)
{
	const char *p = pattern;

	*magic = false;
	for (; *p && *p != '/'; p++) {
		if (escapes(s, p) && p[1] != '/')
			p++;
		else if (strchr("*?[", *p))
			*magic = true;
	}
	return (size_t)(p - pattern);
}

/* Whether it goes on is the caller's to say: 0 or GLOB_ABORTED. */
static int complain(const struct search *s, int number)
{
	const char *path = s->path[0] ? s->path : ".";

	if (s->error && s->error(path, number))
		return GLOB_ABORTED;
	return s->flags & GLOB_ERR ? GLOB_ABORTED : 0;
}

/* All of the pattern is used up: is there such a name? */
static int finish(struct search *s, size_t length)
{
	struct stat info;

	if (lstat(s->path, &info))
		return 0;
	if ((s->flags & GLOB_MARK) && s->path[length - 1] != '/' &&
	    stat(s->path, &info) == 0 && S_ISDIR(info.st_mode) &&
	    length + 1 < sizeof(s->path))
		strcpy(s->path + length, "/");
	return glob_list_add(s->found, s->path);
}

/* On with the slashes before `rest` and what comes behind them. */
static int go_on(struct search *s, size_t length, const char *rest)
{
	for (; *rest == '/'; rest++) {
		if (length + 1 >= sizeof(s->path))
			return 0;
		s->path[length++] = '/';
	}
	s->path[length] = '\0';
	return *rest ? expand(s, length, rest) : finish(s, length);
}

/* A part that says one name, without what escapes its bytes. */
static int take(struct search *s, size_t length, const char *part,
		const char *rest)
{
	while (part < rest) {
		if (escapes(s, part))
			part++;
		if (length + 1 >= sizeof(s->path))
			return 0;
		if (part < rest)
			s->path[length++] = *part++;
	}
	return go_on(s, length, rest);
}

static int try_names(struct search *s, size_t length, const char *part,
		     const char *rest, DIR *dir)
{
	const int how =
	    FNM_PERIOD | (s->flags & GLOB_NOESCAPE ? FNM_NOESCAPE : 0);
	const struct dirent *entry;
	int error = 0;

	while (!error) {
		errno = 0;
		entry = readdir(dir);
		s->path[length] = '\0';
		if (!entry)
			return errno ? complain(s, errno) : 0;
		const size_t bytes = strlen(entry->d_name);

		if (fnmatch(part, entry->d_name, how) ||
		    length + bytes >= sizeof(s->path))
			continue;
		memcpy(s->path + length, entry->d_name, bytes + 1);
		error = go_on(s, length + bytes, rest);
	}
	return error;
}

/* A part that many names may match. */
static int look(struct search *s, size_t length, const char *part,
		const char *rest)
{
	char *copy = strndup(part, (size_t)(rest - part));

	if (!copy)
		return GLOB_NOSPACE;
	DIR *dir = opendir(length ? s->path : ".");
	int error;

	/* Much that matches so far is no folder: that is no fault. */
	if (dir)
		error = try_names(s, length, copy, rest, dir);
	else
		error = errno == ENOTDIR ? 0 : complain(s, errno);
	if (dir)
		closedir(dir);
	free(copy);
	return error;
}

static int expand(struct search *s, size_t length, const char *pattern)
{
	bool magic;
	const char *rest = pattern + measure(s, pattern, &magic);

	return (magic ? look : take)(s, length, pattern, rest);
}

int glob(const char *restrict pattern, int flags,
	 int (*on_error)(const char *path, int number), glob_t *restrict found)
{
	struct search *s = malloc(sizeof(*s));
	size_t before;
	int error = s ? 0 : GLOB_NOSPACE;

	if (!(flags & GLOB_APPEND)) {
		int list_error = glob_list_begin(found, flags);

		error = error ? error : list_error;
	}
	before = found->gl_pathc;
	if (!error) {
		s->flags = flags;
		s->error = on_error;
		s->found = found;
		error = *pattern ? go_on(s, 0, pattern) : 0;
	}
	free(s);
	if (!error && found->gl_pathc == before)
		error = flags & GLOB_NOCHECK ? glob_list_add(found, pattern)
					     : GLOB_NOMATCH;
	else if (!(flags & GLOB_NOSORT))
		glob_list_sort(found, before);
	return error;
}
