// SPDX-License-Identifier: BSD-3-Clause
// An ELF image linked where it is loaded, one to one, packed tight in the file.
#include "sections.lds.h"

ENTRY(kvm_entry)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	note PT_NOTE FLAGS(4);
}

SECTIONS
{
	. = CONFIG_KVM_X86_64_LOAD_ADDRESS;
	uk_text_start = .;
	.text : { UK_TEXT } :text
	. = ALIGN(0x1000);
	uk_text_end = .;

	.note : { *(.note.pvh) } :rodata :note
	.rodata : { UK_RODATA } :rodata
	. = ALIGN(0x1000);
	uk_rodata_end = .;

	.data : { UK_DATA } :data
	.bss : { UK_BSS }
	/* Apart, or all of .bss began at a page. */
	.pages : {
		*(.pages)
		. = ALIGN(0x1000);
		. += 0x1000; /* not mapped */
		uk_stack_low = .;
		. += CONFIG_BASE_STACK_KB * 1024;
		uk_stack_high = .;
	}
	. = ALIGN(0x1000);
	uk_image_end = .;
	UK_DISCARD
}
