// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef KVM_KVM_H
#define KVM_KVM_H

/* QEMU's isa-debug-exit, where the command line asked for one. */
#define KVM_DEBUG_EXIT 0xf4

#ifndef __ASSEMBLER__

#include <uk/boot.h>

/* RAM and command line from QEMU itself, where firmware has neither. */
void kvm_fwcfg_read(struct uk_bootinfo *info);

#endif
#endif
