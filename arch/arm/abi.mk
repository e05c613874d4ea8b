# SPDX-License-Identifier: BSD-3-Clause
# The one ABI of arm: libraries, packages and applications alike.

abi-package.arm := gcc-arm-none-eabi
abi-triple.arm := armv7-unicore-eabihf
abi-cross.arm := arm-none-eabi-
abi-clang.arm := --target=armv7-none-eabihf

# int32_t is an int, whatever a compiler was built to think: for arm-none-eabi-gcc
# it is a long, for others not.
abi-flags.arm := -march=armv7-a -mfpu=vfpv3-d16 -mfloat-abi=hard -marm \
	-fno-short-enums -mtp=cp15 -fno-pic -fno-pie -ftls-model=local-exec \
	-U__INT32_TYPE__ -D__INT32_TYPE__=int \
	-U__UINT32_TYPE__ -D__UINT32_TYPE__=unsigned

# The compiler's own library computes what takes more than an instruction. Its
# enums are of another size, and in no interface.
abi-link.arm := $(abi-flags.arm) $(if $(filter gcc,$(compiler)),\
	-Wl$(comma)--no-enum-size-warning)
abi-libs.arm.gcc := -lgcc
abi-libs.arm.clang = "$$(arm-none-eabi-gcc $(abi-flags.arm) \
	-print-libgcc-file-name)"

# Interrupt handlers then need not save the FPU's registers.
abi-general-regs.arm.gcc := -mgeneral-regs-only
abi-general-regs.arm.clang := -mfpu=none

# Backtraces go by the tables of the exception handling ABI (.ARM.exidx): gcc and
# clang lay out frames differently. Without exceptions gcc takes it that nobody
# wants to come back through a function that does not return.
abi-backtrace.arm := -funwind-tables -fexceptions
