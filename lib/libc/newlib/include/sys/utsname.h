// SPDX-License-Identifier: BSD-3-Clause
// <sys/utsname.h> of POSIX.1-2008, which newlib does not have.
#ifndef _SYS_UTSNAME_H
#define _SYS_UTSNAME_H

#ifdef __cplusplus
extern "C" {
#endif

struct utsname {
	char sysname[65];
	char nodename[65];
	char release[65];
	char version[65];
	char machine[65];
};

int uname(struct utsname *name);

#ifdef __cplusplus
}
#endif

#endif
