// SPDX-License-Identifier: BSD-3-Clause
// The one user and the one group: root, whose home is the root of the tree.
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

static char name[] = "root", nothing[] = "", home[] = "/", shell[] = "/bin/sh";

static struct passwd user = {
    .pw_name = name,
    .pw_passwd = nothing,
    .pw_comment = nothing,
    .pw_gecos = nothing,
    .pw_dir = home,
    .pw_shell = shell,
};

static char *members[] = {NULL};
static struct group group = {name, nothing, 0, members};

/* As POSIX has it: null and errno as it was if there is no such entry. */

struct passwd *getpwuid(uid_t uid)
{
	return uid == user.pw_uid ? &user : NULL;
}

struct passwd *getpwnam(const char *wanted)
{
	return strcmp(wanted, name) == 0 ? &user : NULL;
}

struct group *getgrgid(gid_t gid)
{
	return gid == group.gr_gid ? &group : NULL;
}

struct group *getgrnam(const char *wanted)
{
	return strcmp(wanted, name) == 0 ? &group : NULL;
}

/* The strings are nobody's to change, so that the caller's room is not used. */

static int give_user(const struct passwd *found, struct passwd *to,
		     struct passwd **result)
{
	*result = NULL;
	if (found) {
		*to = *found;
		*result = to;
	}
	return 0;
}

int getpwuid_r(uid_t uid, struct passwd *to, char *room, size_t bytes,
	       struct passwd **result)
{
	(void)room;
	(void)bytes;
	return give_user(getpwuid(uid), to, result);
}

int getpwnam_r(const char *wanted, struct passwd *to, char *room, size_t bytes,
	       struct passwd **result)
{
	(void)room;
	(void)bytes;
	return give_user(getpwnam(wanted), to, result);
}

static int give_group(const struct group *found, struct group *to,
		      struct group **result)
{
	*result = NULL;
	if (found) {
		*to = *found;
		*result = to;
	}
	return 0;
}

int getgrgid_r(gid_t gid, struct group *to, char *room, size_t bytes,
	       struct group **result)
{
	(void)room;
	(void)bytes;
	return give_group(getgrgid(gid), to, result);
}

int getgrnam_r(const char *wanted, struct group *to, char *room, size_t bytes,
	       struct group **result)
{
	(void)room;
	(void)bytes;
	return give_group(getgrnam(wanted), to, result);
}

char *getlogin(void)
{
	return name;
}

int getlogin_r(char *to, size_t bytes)
{
	if (bytes < sizeof(name))
		return ERANGE;
	memcpy(to, name, sizeof(name));
	return 0;
}
