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
	uk_constructors_end = .;                                          \
	uk_destructors_start = .;                                         \
	KEEP(*(SORT_BY_INIT_PRIORITY(.fini_array.*) .fini_array))         \
	uk_destructors_end = .;

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
	UK_TABLE(thread_end)  \
	UK_TABLE(pci_driver)  \
	UK_TABLE(virtio_driver) \
	UK_TABLE(xenfront_driver) \
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

/* What each thread's block of thread-local variables is a copy of, and room for
 * the first thread's (lib/core/base/tls.c). None of it takes memory where no
 * variable is thread-local. Linkers count from the start of .tdata, which so has
 * to be aligned as .tbss is too. lld finds the two by a header; ld does
 * without. */
#ifdef CONFIG_BASE_TLS
#ifdef __clang__
#define UK_TLS_HEADER tls PT_TLS;
#define UK_TLS_GIVEN  :rodata :tls
#define UK_TLS_ZERO   :tls
#else
#define UK_TLS_HEADER
#define UK_TLS_GIVEN  :rodata
#define UK_TLS_ZERO   :rodata
#endif
#define UK_TLS                                                            \
	. = ALIGN(MAX(ALIGNOF(.tdata), ALIGNOF(.tbss)));                  \
	.tdata : { *(.tdata .tdata.*) } UK_TLS_GIVEN                      \
	.tbss : { *(.tbss .tbss.*) } UK_TLS_ZERO                          \
	uk_tls_start = ADDR(.tdata);                                      \
	uk_tls_given_end = ADDR(.tdata) + SIZEOF(.tdata);                 \
	uk_tls_end = SIZEOF(.tbss) ? ADDR(.tbss) + SIZEOF(.tbss)          \
				   : uk_tls_given_end;                    \
	uk_tls_variable_align =                                           \
	    MAX(MAX(ALIGNOF(.tdata), ALIGNOF(.tbss)), 1);                 \
	uk_tls_block_align = MAX(uk_tls_variable_align, 16);              \
	uk_tls_block_bytes = uk_tls_end == uk_tls_start ? 0               \
	    : ALIGN(uk_tls_end - uk_tls_start, uk_tls_block_align) +      \
	      uk_tls_block_align;                                         \
	ASSERT(uk_tls_variable_align <= 0x1000,                           \
	       "a thread-local variable cannot be aligned to more than a page")
#define UK_TLS_FIRST                                                      \
	. = uk_tls_block_bytes ? ALIGN(uk_tls_block_align) : .;           \
	uk_tls_first = .;                                                 \
	. += uk_tls_block_bytes;                                          \
	uk_tls_first_end = .;
#else
#define UK_TLS_HEADER
#define UK_TLS                                                            \
	.tdata : { *(.tdata .tdata.* .tbss .tbss.*) } :rodata             \
	ASSERT(SIZEOF(.tdata) == 0,                                       \
	       "thread-local variables want CONFIG_BASE_TLS (make menuconfig)")
#define UK_TLS_FIRST
#endif

#define UK_DATA *(.data .data.*)

#define UK_BSS *(.bss .bss.* COMMON) UK_TLS_FIRST

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
	}
