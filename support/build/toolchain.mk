# SPDX-License-Identifier: BSD-3-Clause
# The compiler of each architecture, and the flags that all objects share.
#
# arch/<name>/abi.mk says what the ABI is; CC= and CROSS_COMPILE= choose who
# compiles to it.

# make's own default for CC does not count as a choice.
ifeq ($(origin CC),default)
CC := gcc
endif
compiler := $(if $(findstring clang,$(notdir $(CC))),clang,gcc)

$(foreach a,$(arch-names),$(eval include $(UK_ROOT)/arch/$a/abi.mk))

ifneq ($(word 2,$(arch-names)),)
ifneq ($(CROSS_COMPILE),)
$(call problem,CROSS_COMPILE= names one compiler but several architectures \
	are ticked ($(arch-names)): set CROSS_COMPILE_<arch>=)
endif
endif

cross = $(or $(CROSS_COMPILE_$(1)),$(CROSS_COMPILE),$(abi-cross.$(1)))
cc = $(if $(filter clang,$(compiler)),$(CC) $(abi-clang.$(1)),$(call \
	cross,$(1))$(CC))
binutil = $(if $(filter clang,$(compiler)),llvm-$(2),$(call cross,$(1))$(2))

# What the compiler says of itself is asked once, and again when it changes.
compiler-facts = $(out)/.uk-compiler-$(1).mk
include $(foreach a,$(arch-names),$(call compiler-facts,$a))
$(foreach a,$(arch-names),$(if $(filter-out 1,$(words $(sort $(subst \
	$(space),|,$(known-cc.$a)) $(subst $(space),|,$(call cc,$a))))),\
	$(eval new-compilers += $a)))

ifneq ($(new-compilers),)
.PHONY: new-compiler
$(foreach a,$(new-compilers),$(call compiler-facts,$a)): new-compiler
endif
$(foreach a,$(arch-names),$(call compiler-facts,$a)): \
$(out)/.uk-compiler-%.mk: $(build)/compiler-facts
	@$(build)/compiler-facts $* "$(abi-package.$*)" $(call cc,$*) \
		>$@.new && mv $@.new $@
$(foreach a,$(arch-names),$(eval \
	$(call compiler-facts,$a): $(known-cc-path.$a)))
$(sort $(foreach a,$(arch-names),$(known-cc-path.$a))): ;

optimise := $(if $(CONFIG_BUILD_OPTIMISE_SIZE),-Os)$(if \
	$(CONFIG_BUILD_OPTIMISE_SPEED),-O2)$(if $(CONFIG_BUILD_OPTIMISE_DEBUG),-Og)

# Nothing of the host: packages are compiled with that, too.
own-world := -nostdinc \
	-U__linux__ -U__linux -Ulinux -U__gnu_linux__ -U__unix__ -Uunix
plain-code := -fno-common -fno-stack-protector -fno-asynchronous-unwind-tables \
	-fno-ident -ffunction-sections -fdata-sections

language.c := -std=gnu11 -ffreestanding -Wmissing-prototypes -Wstrict-prototypes \
	-Wundef

# main is no main in a freestanding C++. What exceptions and run-time types need
# nobody has.
language.c++ := -std=gnu++17 -fno-builtin -fno-exceptions -fno-rtti -fuse-cxa-atexit \
	-fno-sanitize=vptr$(if $(filter clang,$(compiler)),$(comma)function)

common-flags = $(own-world) \
	-include $(out)/include/generated/autoconf.h \
	-Wall -Wextra $(if $(CONFIG_BUILD_WERROR),-Werror) \
	-Wvla \
	$(optimise) -fno-common -fno-strict-aliasing -fno-stack-protector \
	-fno-asynchronous-unwind-tables -fno-unwind-tables -fno-ident \
	$(if $(CONFIG_BUILD_DCE),-ffunction-sections -fdata-sections) \
	$(if $(CONFIG_BUILD_LTO),$(lto.$(compiler))) \
	$(if $(CONFIG_BUILD_DEBUG_INFO),-g $(record-nothing.$(compiler))) \
	$(in-unicore) \
	$(foreach p,$(places),-fmacro-prefix-map=$(subst =,/=,$p) \
	-fdebug-prefix-map=$(subst =,/=/unicore/,$p))

# Where folders stand must not show in an image: messages have paths relative to
# the tree, and debuggers are told where /unicore is. The last match counts.
# Compilers run in UK_ROOT, wherever make does.
places = $(UK_ROOT)= $(UK_APP_DIR)=apps/$(UK_APP)/ $(out)=build/ \
	$(foreach d,$(external-dirs),$d=lib/$(notdir $d)/)
in-unicore := -fdebug-prefix-map=$(UK_ROOT)=/unicore
lto.gcc := -flto=auto
lto.clang := -flto
# Calls that may be missing (lib/posix/missing) have no type but an address.
lto-link.gcc = $(lto.gcc) $(global-cflags) $(in-unicore) -Wno-lto-type-mismatch
lto-link.clang = $(lto.clang)
record-nothing.gcc := -gno-record-gcc-switches
record-nothing.clang := -gno-record-command-line -fno-addrsig

# Links are the compiler's job too: with LTO it still has code to generate.
link-flags = -nostdlib -static $(optimise) \
	$(if $(CONFIG_BUILD_LTO),$(lto-link.$(compiler))) \
	$(if $(filter clang,$(compiler)),-fuse-ld=lld) \
	-Wl,--build-id=none,-z,noexecstack,-z,max-page-size=4096 \
	-Wl,--fatal-warnings$(if $(CONFIG_BUILD_DCE),$(comma)--gc-sections)
