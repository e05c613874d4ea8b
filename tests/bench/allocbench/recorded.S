// SPDX-License-Identifier: BSD-3-Clause
// The recording, as trace/record wrote it.

	.section .rodata
	.globl recorded_start
	.globl recorded_end
recorded_start:
	.incbin RECORDED
recorded_end:

	.section .note.GNU-stack, "", %progbits
