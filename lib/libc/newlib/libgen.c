// SPDX-License-Identifier: BSD-3-Clause
// The last name of a path, and what stands before it (POSIX, <libgen.h>).
#include <libgen.h>
#include <string.h>

static char here[] = ".", root[] = "/";

/* What is left of the first `end` bytes without slashes at their end. */
static char *without_slashes(char *path, char *end)
{
	while (end > path && end[-1] == '/')
		end--;
	return end;
}

static char *without_name(char *path, char *end)
{
	while (end > path && end[-1] != '/')
		end--;
	return end;
}

char *basename(char *path)
{
	if (!path || !*path)
		return here;
	char *end = without_slashes(path, path + strlen(path));

	if (end == path)
		return root;
	*end = '\0';
	return without_name(path, end);
}

char *dirname(char *path)
{
	if (!path || !*path)
		return here;
	char *end = without_slashes(path, path + strlen(path));
	char *name = without_name(path, end);

	if (end > path && name == path)
		return here;
	end = without_slashes(path, name);
	if (end == path)
		return root;
	*end = '\0';
	return path;
}
