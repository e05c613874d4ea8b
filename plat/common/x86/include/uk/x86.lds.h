// SPDX-License-Identifier: BSD-3-Clause
// The sections of an image that is loaded one to one, packed tight in the file.
//
// For linker scripts, after sections.lds.h and a PHDRS with text, rodata, data
// and pages. They define IMAGE_ADDRESS, IMAGE_HEADER (what comes first of the
// text), IMAGE_CODE (output sections, after it) and IMAGE_NOTES (output sections);
// these may be empty.

SECTIONS
{
	. = IMAGE_ADDRESS;
	uk_text_start = .;
	.text : { IMAGE_HEADER UK_TEXT } :text
	. = ALIGN(0x1000);
	IMAGE_CODE
	uk_text_end = .;

	IMAGE_NOTES
	.rodata : { UK_RODATA } :rodata
	UK_TLS
	. = ALIGN(0x1000);
	uk_rodata_end = .;

	.data : { UK_DATA } :data
	.bss : { UK_BSS }
	/* Apart, or what is before it began at a page, in the file too. */
	.pages : {
		*(.pages)
		UK_STACK
	} :pages
	. = ALIGN(0x1000);
	uk_image_end = .;
	UK_DISCARD
}
