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
	note PT_NOTE FLAGS(4);
}

SECTIONS
{
	. = PV_BASE + 0x1000;
	uk_text_start = .;
	.text : { UK_TEXT } :text
	. = ALIGN(0x1000);
	.hypercall_page (NOLOAD) : { *(.hypercall_page) } :text
	uk_text_end = .;

	.note : { *(.note.Xen) } :rodata :note
	.rodata : { UK_RODATA } :rodata
	. = ALIGN(0x1000);
	uk_rodata_end = .;

	.data : { UK_DATA } :data
	.bss : { UK_BSS }
	/* Apart, or what is before it began at a page, in the file too. */
	.pages : {
		*(.pages)
		. = ALIGN(0x1000);
		. += 0x1000; /* not mapped */
		uk_stack_low = .;
		. += CONFIG_BASE_STACK_KB * 1024;
		uk_stack_high = .;
	} :pages
	. = ALIGN(0x1000);
	uk_image_end = .;
	UK_DISCARD
}
