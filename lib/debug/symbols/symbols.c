// SPDX-License-Identifier: BSD-3-Clause
// Looks addresses up in the table that the build adds to the image.
#include <uk/crash.h>
#include <uk/print.h>

/* A function: where it starts, its name, its library's name. Written by
 * support/build/symbols.awk, in order of address. */
struct symbol {
	uint32_t address, name, lib;
};

/* From the linker script. */
extern const struct symbol uk_symbols_start[], uk_symbols_end[];
extern const char uk_symbols_names[];

void uk_crash_print_symbol(unsigned long pc)
{
	const struct symbol *low = uk_symbols_start, *high = uk_symbols_end;

	/* The last one that starts at or before pc is in [low, high). */
	while (high - low > 1) {
		const struct symbol *middle = low + (high - low) / 2;

		if (middle->address <= pc)
			low = middle;
		else
			high = middle;
	}
	/* The last entry only marks the end of the text. */
	if (low + 1 >= uk_symbols_end || pc < low->address)
		return;
	uk_printf(" %s+%#lx", uk_symbols_names + low->name, pc - low->address);
	/* After link-time optimisation nobody knows whose a function was. */
	if (uk_symbols_names[low->lib])
		uk_printf(" [%s]", uk_symbols_names + low->lib);
}
