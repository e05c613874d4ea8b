// SPDX-License-Identifier: BSD-3-Clause
// An ELF image linked where it is loaded, its Multiboot2 header first.
#include "sections.lds.h"

ENTRY(bare_entry)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	pages PT_LOAD FLAGS(6);
	UK_TLS_HEADER
}

#define IMAGE_ADDRESS CONFIG_BARE_X86_64_LOAD_ADDRESS
#define IMAGE_HEADER  KEEP(*(.multiboot2))
#define IMAGE_CODE
#define IMAGE_NOTES
#include <uk/x86.lds.h>
