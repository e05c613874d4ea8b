// SPDX-License-Identifier: BSD-3-Clause
// What a platform's entry code hands to the image, and the call that takes it.
#ifndef UK_BOOT_H
#define UK_BOOT_H

#include <uk/base.h>

/* Regions beyond this many are dropped by the platform, smallest first. */
#define UK_BOOT_REGIONS 16

/* Free RAM, mapped readable and writable, that nobody uses yet. */
struct uk_boot_region {
	uintptr_t base; /* address; page-aligned */
	size_t bytes;   /* a multiple of the page size */
};

struct uk_bootinfo {
	/* Ascending, disjoint; without the image and whatever it was booted
	 * with. */
	struct uk_boot_region regions[UK_BOOT_REGIONS];
	unsigned region_count;
	uint64_t memory_bytes; /* all RAM of the machine, free or not */

	/* With argv, `cmdline` holds parameters alone (a process); without, it
	 * is "lib.name=value … -- arguments" or arguments alone. NULL: empty.
	 * Double quotes keep blanks in a word; a backslash before a quote or
	 * another backslash makes it a character like any. */
	const char *cmdline;
	int argc;
	char **argv; /* NULL-terminated, argv[0] is the program */

	const void *initrd; /* NULL: none */
	size_t initrd_bytes;
	const void *devtree; /* flattened device tree, NULL: none */
	uint64_t acpi_rsdp;  /* physical address, 0: none */

	uint64_t start_ticks; /* uk_plat_ticks() at the first line of C */
};

/*
 * Runs the image: parameters, the init functions level by level, main(), and
 * the platform's stop with main's status. The platform calls it once, on the
 * boot stack, interrupts masked, console, traps and memory ready. Takes `info`
 * over; it must stay.
 */
UK_NORETURN void uk_start(struct uk_bootinfo *info);

/* What uk_start was given; NULL before. */
const struct uk_bootinfo *uk_boot_info(void);

/*
 * Takes memory for ever out of the boot regions, zeroed. Only until the page
 * allocator has taken the rest over (init level mem); NULL when nothing fits,
 * or later. `align` is a power of two.
 */
void *uk_boot_alloc(size_t bytes, size_t align);

/*
 * Hands the rest of the boot regions over: fills `out`, returns how many, and
 * leaves none behind. For the page allocator, once.
 */
unsigned uk_boot_take_regions(struct uk_boot_region out[UK_BOOT_REGIONS]);

/* Called with the words of the command line, before they are parameters or
 * main's: takes those out that a monitor put there, ends the rest by NULL, and
 * returns how many they are. The words stay. base has a weak version that takes
 * none; only with CONFIG_BASE_WORDS_HOOK, and not where argv is the process's.
 */
int uk_boot_words_hook(char **words, int count);

/* Called first by uk_start, before anything that returns. base has a weak
 * version that does nothing; the stack protector has the strong one. */
void uk_boot_entry_hook(void);

/* Called when main() has returned. base has a weak version that calls
 * uk_boot_destroy alone; a libc with more work left to do then, as atexit(),
 * has the strong one. */
void uk_boot_exit_hook(void);

/* Runs functions of __attribute__((destructor)), in the reverse order of
 * constructors. For uk_boot_exit_hook, once. */
void uk_boot_destroy(void);

/* Writes the line "uk: exit N" that ends the console of a platform whose
 * machine has no exit status; its uk_plat_stop and uk_plat_crash call it. */
void uk_boot_say_exit(int status);

#endif
