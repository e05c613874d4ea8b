// SPDX-License-Identifier: BSD-3-Clause
// <dlfcn.h> of POSIX.1-2008: programs that could do without shared libraries
// include it all the same. There are none: dlopen() fails, and says so once.
#ifndef _DLFCN_H
#define _DLFCN_H

#ifdef __cplusplus
extern "C" {
#endif

#define RTLD_LAZY     1
#define RTLD_NOW      2
#define RTLD_GLOBAL   0x100
#define RTLD_LOCAL    0
#define RTLD_NODELETE 0x1000

#define RTLD_DEFAULT ((void *)0)
#define RTLD_NEXT    ((void *)-1)

typedef struct {
	const char *dli_fname;
	void *dli_fbase;
	const char *dli_sname;
	void *dli_saddr;
} Dl_info;

void *dlopen(const char *file, int mode);
void *dlsym(void *__restrict handle, const char *__restrict name);
int dlclose(void *handle);
char *dlerror(void);
int dladdr(const void *address, Dl_info *info);

#ifdef __cplusplus
}
#endif

#endif
