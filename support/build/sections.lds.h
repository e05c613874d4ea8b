// SPDX-License-Identifier: BSD-3-Clause
// The output sections that every platform's linker script is made of.

/* Tables whose entries any file adds to; the linker sorts and bounds them. */
#define UK_TABLE(name)                  \
	. = ALIGN(8);                   \
	uk_##name##_start = .;          \
	KEEP(*(SORT(.uk_##name.*)))     \
	uk_##name##_end = .;

/* Interrupts are let in between the two halves of the init levels. */
#define UK_TABLE_INIT                     \
	. = ALIGN(8);                     \
	uk_init_start = .;                \
	KEEP(*(SORT(.uk_init.[1-4].*)))   \
	uk_init_unmasked = .;             \
	KEEP(*(SORT(.uk_init.[5-9].*)))   \
	uk_init_end = .;                  \
	uk_constructors_start = .;        \
	KEEP(*(SORT_BY_INIT_PRIORITY(.init_array.*) .init_array)) \
	uk_constructors_end = .;

#define UK_TEXT *(.text .text.*) uk_text_last = .;

/* Last, because its size is known only when all the rest has its place. */
#define UK_SYMBOLS                  \
	. = ALIGN(8);               \
	uk_symbols_start = .;       \
	KEEP(*(.uk_symbols))        \
	uk_symbols_end = .;         \
	uk_symbols_names = .;       \
	KEEP(*(.uk_symbol_names))

#define UK_RODATA             \
	*(.rodata .rodata.*)  \
	UK_TABLE_INIT         \
	UK_TABLE(param)       \
	UK_TABLE(test)        \
	UK_SYMBOLS

/* How to walk the stack, where that takes tables (arm). The linker sorts what
 * it finds in a section by this name. */
#define UK_UNWIND                                        \
	.ARM.extab : { *(.ARM.extab .ARM.extab.*) }      \
	.ARM.exidx : {                                   \
		PROVIDE_HIDDEN(uk_unwind_start = .);     \
		*(.ARM.exidx .ARM.exidx.*)               \
		PROVIDE_HIDDEN(uk_unwind_end = .);       \
	}

#define UK_DATA *(.data .data.*)

#define UK_BSS *(.bss .bss.* COMMON)

/* The stack that main() runs on. Nobody gets at the page below it: it is not
 * mapped, or on linux mem.c takes all access away. */
#define UK_STACK                                \
	. = ALIGN(0x1000);                      \
	. += 0x1000;                            \
	uk_stack_low = .;                       \
	. += CONFIG_BASE_STACK_KB * 1024;       \
	uk_stack_high = .;

#define UK_DISCARD                                                    \
	/DISCARD/ : {                                                 \
		*(.comment .note.GNU-stack .note.gnu.* .eh_frame .eh_frame_hdr) \
	}                                                             \
	.tdata : { *(.tdata .tdata.*) }                               \
	.tbss : { *(.tbss .tbss.*) }                                  \
	ASSERT(SIZEOF(.tdata) + SIZEOF(.tbss) == 0,                   \
	       "thread-local variables need a scheduler, and there is none yet")
