// SPDX-License-Identifier: BSD-3-Clause
// An ELF image linked where it is loaded, with a note of its entry.
#include "sections.lds.h"

ENTRY(kvm_entry)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	data PT_LOAD FLAGS(6);
	pages PT_LOAD FLAGS(6);
	UK_TLS_HEADER
	note PT_NOTE FLAGS(4);
}

#define IMAGE_ADDRESS CONFIG_KVM_X86_64_LOAD_ADDRESS
#define IMAGE_HEADER
#define IMAGE_CODE
#define IMAGE_NOTES   .note : { *(.note.pvh) } :rodata :note
#include <uk/x86.lds.h>
