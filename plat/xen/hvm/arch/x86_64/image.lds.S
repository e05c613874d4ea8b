// SPDX-License-Identifier: BSD-3-Clause
// An ELF image linked where it is loaded, its Multiboot2 header first, with a note
// of its entry.
#include "sections.lds.h"

ENTRY(hvm_entry)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	pages PT_LOAD FLAGS(6);
	UK_TLS_HEADER
	note PT_NOTE FLAGS(4);
}

#define IMAGE_ADDRESS CONFIG_XEN_HVM_X86_64_LOAD_ADDRESS
#define IMAGE_HEADER  KEEP(*(.multiboot2))
#define IMAGE_CODE    .hypercall_page (NOLOAD) : { *(.hypercall_page) } :text
#define IMAGE_NOTES   .note : { *(.note.Xen) } :rodata :note
#include <uk/x86.lds.h>
