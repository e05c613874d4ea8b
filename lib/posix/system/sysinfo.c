// SPDX-License-Identifier: BSD-3-Clause
// The machine's memory and age, as Linux tells them.
#include <sys/sysinfo.h>
#include <uk/info.h>
#include <uk/palloc.h>
#include <uk/plat.h>

#include <uk/arch.h>

#define NS_PER_S 1000000000ULL

int sysinfo(struct sysinfo *info)
{
	struct uk_palloc_stats stats;
	struct uk_info image;

	uk_palloc_stats(&stats);
	uk_info_get(&image);
	*info = (struct sysinfo){
	    .uptime = (long)(uk_plat_time_ns() / NS_PER_S),
	    .totalram = image.memory_bytes / UK_ARCH_PAGE_SIZE,
	    .freeram = stats.free_pages,
	    .procs = 1,
	    .mem_unit = UK_ARCH_PAGE_SIZE,
	};
	return 0;
}

int get_nprocs(void)
{
	return 1;
}

int get_nprocs_conf(void)
{
	return 1;
}
