// SPDX-License-Identifier: BSD-3-Clause
// All names of a folder at once, in order.
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int alphasort(const struct dirent **a, const struct dirent **b)
{
	return strcoll((*a)->d_name, (*b)->d_name);
}

struct list {
	struct dirent **names;
	size_t count, room;
};

static int add(struct list *l, const struct dirent *entry)
{
	if (l->count == l->room) {
		size_t room = l->room ? 2 * l->room : 16;
		struct dirent **names =
		    realloc(l->names, room * sizeof(*names));

		if (!names)
			return -1;
		l->names = names;
		l->room = room;
	}
	struct dirent *copy = malloc(sizeof(*copy));

	if (!copy)
		return -1;
	*copy = *entry;
	l->names[l->count++] = copy;
	return 0;
}

static int read_all(DIR *dir, struct list *l,
		    int (*filter)(const struct dirent *))
{
	const struct dirent *entry;
	int before = errno;

	errno = 0;
	while ((entry = readdir(dir)))
		if ((!filter || filter(entry)) && add(l, entry))
			return -1;
	if (errno)
		return -1;
	errno = before;
	return 0;
}

int scandir(const char *path, struct dirent ***names,
	    int (*filter)(const struct dirent *),
	    int (*compare)(const struct dirent **, const struct dirent **))
{
	struct list l = {NULL, 0, 0};
	DIR *dir = opendir(path);

	if (!dir)
		return -1;
	int error = read_all(dir, &l, filter), number = errno;

	closedir(dir);
	if (error) {
		while (l.count > 0)
			free(l.names[--l.count]);
		free(l.names);
		errno = number;
		return -1;
	}
	if (compare && l.count > 1)
		qsort(l.names, l.count, sizeof(*l.names),
		      (int (*)(const void *, const void *))compare);
	*names = l.names;
	return (int)l.count;
}
