// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef KVM_KVM_H
#define KVM_KVM_H

/* QEMU's isa-debug-exit, where the command line asked for one. */
#define KVM_DEBUG_EXIT 0xf4

#ifndef __ASSEMBLER__

#include <uk/boot.h>

/* Ends the line that the console is in the middle of, if it is. */
void kvm_console_end_line(void);

/* Takes page zero and the image out of free memory, and maps it all. */
void kvm_mem_init(struct uk_bootinfo *info);

/* RAM and command line from QEMU itself, where firmware has neither. */
void kvm_fwcfg_read_ram(struct uk_bootinfo *info);
void kvm_fwcfg_read_cmdline(struct uk_bootinfo *info);

#endif
#endif
