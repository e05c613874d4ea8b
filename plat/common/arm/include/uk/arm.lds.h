// SPDX-License-Identifier: BSD-3-Clause
// The sections of a raw image that is loaded one to one: its file starts with its
// first instruction and ends with its data.
//
// For linker scripts, after sections.lds.h. They define IMAGE_ADDRESS, and
// IMAGE_HEADER: what comes first of the text, and leads to uk_arm_boot.

ENTRY(uk_arm_boot)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	UK_TLS_HEADER
}

SECTIONS
{
	. = IMAGE_ADDRESS;
	uk_text_start = .;
	.text : { IMAGE_HEADER *(.text.uk_arm_boot) UK_TEXT } :text
	. = ALIGN(0x1000);
	uk_text_end = .;

	.rodata : { UK_RODATA } :rodata
	UK_UNWIND
	UK_TLS
	. = ALIGN(0x1000);
	uk_rodata_end = .;

	.data : { UK_DATA . = ALIGN(4); uk_file_end = .; } :data
	.bss : { UK_BSS }
	/* Apart, or all of .bss began where the tables may. */
	.pages : {
		*(.pages)
		UK_STACK
	}
	. = ALIGN(0x1000);
	uk_image_end = .;
	UK_DISCARD
}
