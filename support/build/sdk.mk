# SPDX-License-Identifier: BSD-3-Clause
# The cross toolchain: what this configuration's libraries are to programs that
# have a build of their own (support/sdk).

sdk := $(out)/sdk
sdk-parts := $(wildcard $(UK_ROOT)/support/sdk/*) $(build)/map.awk \
	$(build)/symbols.awk $(build)/sdk.mk
sdk-headers := $(wildcard $(foreach d,$(UK_ROOT)/lib/posix/*/include \
	$(UK_ROOT)/lib/libc/*/include,$d/* $d/*/* $d/*/*/*))

# How an image is linked but for the application, for support/sdk/make.
# $(call sdk-text,IMAGE,PLAT,ARCH)
sdk-objs = $(foreach l,$(filter-out $(UK_APP),$(libs.$(1))),$(objs.$l.$(2)))
define sdk-text
kind=$(patsubst $(UK_APP)_%,%,$(notdir $(1)))
arch=$(3)
triple=$(abi-triple.$(3))
compiler='$(call cc,$(3))'
compile='$(call cc,$(3)) $(abi-flags.$(3))'
binutils=$(call cross,$(3))
nm=$(call binutil,$(3),nm)
objcopy=$(call binutil,$(3),objcopy)
format='$(call format-flags,$(2),$(3))'
abi='$(abi-flags.$(3)) $(call frames,$(3))'
builtin='-isystem $(builtin-headers.$(3)) $(addprefix -isystem ,$(builtin-limits.$(3)))'
cxx='$(if $(CONFIG_CXX),-fno-exceptions -fno-rtti -fuse-cxa-atexit)'
cxx_headers='$(if $(CONFIG_CXX),$(dir.cxx)/include $(patsubst -isystem,,$(foreach p,$(packages),$(package-cxx-flags.$p))))'
link='$(call cc,$(3)) $(call link-with,$(2),$(3)) -T $(script.$(1))'
last='$(call last,$(1),$(3))'
names=$(filter symbols,$(libs.$(1)))
script=$(script.$(1))
archives='$(archives.$(1))'
includes=$(foreach p,$(packages.newlib),$(package-link.$p.$(3))/include)
extras='$(foreach e,$(extras.$(2).$(3)),$e=$(call in-root,$(call file-of,$(1),$e)))'
objects='$(call sdk-objs,$(1),$(3))'
endef

# A program that links runs by the platform linux where that is ticked.
sdk-images := $(filter $(out)/$(UK_APP)_linux-%,$(images)) \
	$(filter-out $(out)/$(UK_APP)_linux-%,$(images))

.PHONY: sdk
ifeq ($(CONFIG_NEWLIB),)
sdk:
	$(error make sdk: programs need the C library newlib: CONFIG_NEWLIB \
		(make menuconfig))
else ifneq ($(filter sdk,$(goals))$(program-source),)
sdk: $(sdk)/made
	@echo '$(call short,$(sdk)): put $(call short,$(sdk))/bin into PATH'

$(foreach i,$(images),$(call remember,$i.sdk,$(call \
	sdk-text,$i,$(plat.$i),$(arch.$i))))
$(sdk)/made: $(foreach i,$(images),$i.sdk $i.run $(script.$i) $(archives.$i) \
		$(call sdk-objs,$i,$(arch.$i))) $(sdk-parts) $(sdk-headers)
	$(call step,  SDK,$(call short,$(sdk)))
	$(Q)$(UK_ROOT)/support/sdk/make $(sdk) $(UK_ROOT) $(out) $(sdk-images)
	$(Q)touch $@
ifneq ($(program-source),)
$(foreach a,$(arch-names),$(eval $(call program-rule,$a)))
endif
endif
