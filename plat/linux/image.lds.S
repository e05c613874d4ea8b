// SPDX-License-Identifier: BSD-3-Clause
// A static executable whose segments share file pages, to stay small.
#include "sections.lds.h"

/* Next page in memory, same place in the file. */
#define NEXT_SEGMENT . = ALIGN(0x1000) + (. & 0xfff)

ENTRY(_start)

PHDRS
{
	text PT_LOAD FILEHDR PHDRS FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	stack PT_GNU_STACK FLAGS(6);
	UK_TLS_HEADER
}

SECTIONS
{
	linux_image = 0x400000;
	. = linux_image + SIZEOF_HEADERS;
	.text : { UK_TEXT } :text

	NEXT_SEGMENT;
	.rodata : { UK_RODATA } :rodata
	UK_UNWIND
	UK_TLS

	NEXT_SEGMENT;
	.data : { UK_DATA } :data
	.bss : {
		UK_BSS
		UK_STACK
	}
	UK_DISCARD
}
