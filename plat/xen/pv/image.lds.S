// SPDX-License-Identifier: BSD-3-Clause
// An ELF image that the domain builder loads at the start of the domain's memory,
// with notes.
#include "sections.lds.h"

#include "layout.h"

ENTRY(pv_entry_point)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	pages PT_LOAD FLAGS(6);
	UK_TLS_HEADER
	note PT_NOTE FLAGS(4);
}

#define IMAGE_ADDRESS (PV_BASE + 0x1000)
#define IMAGE_HEADER
#define IMAGE_CODE    .hypercall_page (NOLOAD) : { *(.hypercall_page) } :text
#define IMAGE_NOTES   .note : { *(.note.Xen) } :rodata :note
#include <uk/x86.lds.h>
