# SPDX-License-Identifier: BSD-3-Clause
# The one ABI of x86_64: libraries, packages and applications alike.

abi-package.x86_64 := gcc
abi-triple.x86_64 := x86_64-unicore-elf
abi-cross.x86_64 := $(if $(filter x86_64-%,$(MAKE_HOST)),,x86_64-linux-gnu-)
abi-clang.x86_64 := --target=x86_64-linux-gnu

# Traps run on the stack of what they interrupt: no red zone. Every image is
# linked below 2 GiB, at a fixed address.
abi-flags.x86_64 := -m64 -march=x86-64 -mno-red-zone -mcmodel=small \
	-fno-pic -fno-pie -fcf-protection=none -ftls-model=local-exec
abi-link.x86_64 := -m64

# Of the compiler's own library only what needs no red zone may be taken, which
# lint makes sure of. The tree's own code needs nothing of it, packages do.
abi-package-libs.x86_64 := -lgcc

# Interrupt handlers then need not save the FPU's registers.
abi-general-regs.x86_64.gcc := -mgeneral-regs-only
abi-general-regs.x86_64.clang := -mgeneral-regs-only

# Backtraces go by the chain of frame pointers.
abi-backtrace.x86_64 := -fno-omit-frame-pointer -fno-optimize-sibling-calls
