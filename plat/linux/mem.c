// SPDX-License-Identifier: BSD-3-Clause
// Memory: mmap for RAM, mprotect for its protection.
#include "linux.h"
#include "sys.h"

#include <uk/assert.h>
#include <uk/crash.h>
#include <uk/errno.h>
#include <uk/init.h>
#include <uk/param.h>
#include <uk/plat.h>

/* Enough for the command line; the rest comes when its size is known. */
#define FIRST_BYTES (64UL << 10)

/* From the linker script: where the image begins. It ends at the stack. */
extern char linux_image[];

/* The image, and what was mapped; the bootinfo's regions are handed over. */
static struct uk_boot_region known[3];
static unsigned known_count;

static uint64_t memory = (uint64_t)CONFIG_LINUX_MEMORY_MB << 20;
UK_PARAM_SIZE(memory, memory, 1 << 20, 1LL << 46, "bytes of RAM");

/* Untouched pages cost the host nothing, hence no reservation. */
static uintptr_t map(uint64_t bytes)
{
	long p = -LINUX_ENOMEM;

	if ((size_t)bytes == bytes)
		p = linux_call6(
		    SYS_MMAP, 0, (long)bytes, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (p < 0 && p > -4096)
		uk_panic(
		    "linux: the host has no %llu bytes of memory (error %ld): "
		    "ask for less with linux.memory or CONFIG_LINUX_MEMORY_MB",
		    (unsigned long long)bytes, -p);
	return (uintptr_t)p;
}

static void add_region(uint64_t bytes)
{
	struct uk_boot_region r = {map(bytes), (size_t)bytes};
	struct uk_bootinfo *info = &linux_bootinfo;
	unsigned i = info->region_count++;

	known[known_count++] = r;
	for (; i > 0 && info->regions[i - 1].base > r.base; i--)
		info->regions[i] = info->regions[i - 1];
	info->regions[i] = r;
	info->memory_bytes += bytes;
}

void linux_mem_init(void)
{
	uintptr_t guard = (uintptr_t)uk_stack_low - UK_ARCH_PAGE_SIZE;

	known[known_count++] = (struct uk_boot_region){
	    (uintptr_t)linux_image, (size_t)(uk_stack_high - linux_image)};
	linux_call3(SYS_MPROTECT, (long)guard, UK_ARCH_PAGE_SIZE, 0);
	add_region(FIRST_BYTES);
}

static int map_the_rest(void)
{
	add_region(UK_ALIGN_DOWN(memory, UK_ARCH_PAGE_SIZE) - FIRST_BYTES);
	return 0;
}
UK_INIT(plat, map_the_rest);

/* mprotect has one error for memory that is not there and for want of kernel
 * memory, and an emulator of system calls has none for the former. */
static bool is_ram(uintptr_t low, size_t bytes)
{
	for (unsigned i = 0; i < known_count; i++) {
		size_t skip = low - known[i].base;

		if (skip < known[i].bytes) {
			size_t here = known[i].bytes - skip;

			/* What follows may be another one's. */
			return bytes <= here ||
			       is_ram(low + here, bytes - here);
		}
	}
	return false;
}

int uk_plat_mem_protect(void *addr, size_t bytes, unsigned prot)
{
	static const uint8_t host[] = {
	    [UK_PLAT_READ] = PROT_READ,
	    [UK_PLAT_WRITE] = PROT_READ | PROT_WRITE,
	    [UK_PLAT_READ | UK_PLAT_WRITE] = PROT_READ | PROT_WRITE,
	    [UK_PLAT_EXEC] = PROT_READ | PROT_EXEC,
	    [UK_PLAT_READ | UK_PLAT_EXEC] = PROT_READ | PROT_EXEC,
	};

	if (prot >= UK_ARRAY_LEN(host) ||
	    !UK_IS_ALIGNED((uintptr_t)addr | bytes, UK_ARCH_PAGE_SIZE) ||
	    !is_ram((uintptr_t)addr, bytes))
		return -EINVAL;
	if (bytes == 0)
		return 0;
	long error =
	    linux_call3(SYS_MPROTECT, (long)addr, (long)bytes, host[prot]);

	if (error == -LINUX_ENOMEM)
		return -ENOMEM;
	return error == 0 ? 0 : -EINVAL;
}
