// SPDX-License-Identifier: BSD-3-Clause
// The names in a folder, one after the other.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <uk/fd.h>
#include <unistd.h>

struct uk_dir {
	int fd;
	struct dirent entry;
};

DIR *fdopendir(int fd)
{
	struct uk_file *f = uk_fd_get(fd);
	struct uk_file_stat stat;
	int error = f ? uk_file_stat(f, &stat) : -EBADF;

	uk_file_put(f);
	if (!error && (stat.mode & UK_FILE_KIND) != UK_FILE_DIR)
		error = -ENOTDIR;
	if (uk_fd_return(error) < 0)
		return NULL;
	DIR *dir = malloc(sizeof(*dir));

	if (dir)
		dir->fd = fd;
	return dir;
}

DIR *opendir(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (fd >= 0 && !dir) {
		int error = errno;

		close(fd);
		errno = error;
	}
	return dir;
}

int closedir(DIR *dir)
{
	int result = close(dir->fd);

	free(dir);
	return result;
}

int dirfd(DIR *dir)
{
	return dir->fd;
}

/* 1 with an entry, 0 behind the last. */
static int next(DIR *dir, struct dirent *to)
{
	struct uk_file_entry entry;
	struct uk_file *f = uk_fd_get(dir->fd);
	int found = f ? uk_file_list(f, &entry) : -EBADF;

	uk_file_put(f);
	if (found > 0) {
		to->d_ino = entry.ino;
		to->d_off = entry.next;
		to->d_reclen = sizeof(*to);
		to->d_type = (unsigned char)(entry.kind >> 12);
		strcpy(to->d_name, entry.name);
	}
	return found;
}

struct dirent *readdir(DIR *dir)
{
	int found = next(dir, &dir->entry);

	if (found < 0)
		errno = -found;
	return found > 0 ? &dir->entry : NULL;
}

int readdir_r(DIR *dir, struct dirent *entry, struct dirent **result)
{
	int found = next(dir, entry);

	*result = found > 0 ? entry : NULL;
	return found < 0 ? -found : 0;
}

void rewinddir(DIR *dir)
{
	lseek(dir->fd, 0, SEEK_SET);
}

long telldir(DIR *dir)
{
	return (long)lseek(dir->fd, 0, SEEK_CUR);
}

void seekdir(DIR *dir, long pos)
{
	lseek(dir->fd, pos, SEEK_SET);
}
