// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: users and groups.
#include "missing.h"

#define WHY "there is one user"

FAILS(setuid)
FAILS(seteuid)
FAILS(setgid)
FAILS(setegid)
FAILS(setreuid)
FAILS(setregid)
FAILS(setresuid)
FAILS(setresgid)
FAILS(getgroups)
FAILS(setgroups)
FAILS(initgroups)

NULLS(getlogin)
NULLS(getpwnam)
NULLS(getpwuid)
NULLS(getpwent)
NULLS(getgrnam)
NULLS(getgrgid)
NULLS(getgrent)
NULLS(getpass)
NULLS(crypt)
NULLS(cuserid)

ERROR(getlogin_r)
ERROR(getpwnam_r)
ERROR(getpwuid_r)
ERROR(getgrnam_r)
ERROR(getgrgid_r)

EMPTY(getuid)
EMPTY(geteuid)
EMPTY(getgid)
EMPTY(getegid)
EMPTY(setpwent)
EMPTY(endpwent)
EMPTY(setgrent)
EMPTY(endgrent)
