// SPDX-License-Identifier: BSD-3-Clause
// <sys/sysinfo.h> as on Linux, which newlib does not have.
#ifndef _SYS_SYSINFO_H
#define _SYS_SYSINFO_H

#ifdef __cplusplus
extern "C" {
#endif

struct sysinfo {
	long uptime; /* seconds */
	unsigned long loads[3];
	unsigned long totalram, freeram; /* in units of mem_unit bytes */
	unsigned long sharedram, bufferram, totalswap, freeswap;
	unsigned short procs;
	unsigned long totalhigh, freehigh;
	unsigned mem_unit;
};

int sysinfo(struct sysinfo *info);
int get_nprocs(void);
int get_nprocs_conf(void);

#ifdef __cplusplus
}
#endif

#endif
