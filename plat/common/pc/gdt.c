// SPDX-License-Identifier: BSD-3-Clause
// Segments and the task state (Intel SDM volume 3, 3.4.5 and 7.7).
#include "pc.h"

struct task_state {
	uint32_t reserved0;
	uint64_t rsp[3];
	uint64_t reserved1;
	uint64_t ist[7];
	uint64_t reserved2;
	uint16_t reserved3, io_map;
} UK_PACKED;

static struct task_state task_state;

void pc_gdt_init(void)
{
	uint64_t base = (uintptr_t)&task_state;
	uint64_t limit = sizeof(task_state) - 1;

	task_state.ist[0] = (uintptr_t)pc_trap_stack + PC_TRAP_STACK_BYTES;
	task_state.io_map = sizeof(task_state);
	pc_gdt[PC_TASK_SEGMENT / 8] = limit | (base & 0xffffff) << 16 |
				      0x89ULL << 40 | (base >> 24 & 0xff) << 56;
	pc_gdt[PC_TASK_SEGMENT / 8 + 1] = base >> 32;
	__asm__ volatile("ltr %w0" ::"r"(PC_TASK_SEGMENT));
}
