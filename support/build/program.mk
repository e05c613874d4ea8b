# SPDX-License-Identifier: BSD-3-Clause
# An application that is a program with a build of its own: that build runs with
# this configuration's toolchain, and what it links is the application's only object.
#
# Its Makefile.uk says program-version, program-source, -sha256 and -debian as
# support/packages has them; program-build, the commands of its build, which find
# TRIPLE-gcc and the like in PATH; program-needs, purposes of support/setup/needs
# that they have; and program-file, what they leave.

ifneq ($(program-source),)
ifeq ($(CONFIG_NEWLIB),)
$(call problem,$(call makefile-of,$(UK_APP)): programs need the C library newlib: \
	CONFIG_NEWLIB (make menuconfig))
endif

program-object = $(out)/$(1)/$(UK_APP)/program.o
program-key = $(strip $(program-version) $(program-sha256) $(program-build) \
	$(program-file) $(call cc,$(1)) $(known-cc-version.$(1)) $(abi-flags.$(1)) \
	$(foreach p,$(packages),$(package-home.$p.$(1))))

# Calls of the program's own names stay in the program.
$(foreach a,$(arch-names),$(eval objs.$(UK_APP).$a := $(call program-object,$a)))
global-ldflags := -Wl,-z,muldefs
endif

# $(call program-rule,ARCH)
define program-rule
$$(call remember,$(out)/$(1)/$(UK_APP)/key,$$(call program-key,$(1)))
$(call program-object,$(1)): $(out)/$(1)/$(UK_APP)/key $(UK_ROOT)/support/sdk/program \
		$(UK_ROOT)/support/sdk/cc $(sdk-headers) | $(sdk)/made
	$$(Q)$$(if $(program-needs),$(UK_ROOT)/support/setup/setup $(program-needs))
	$$(call step,  PROGRAM,$(1) $(UK_APP) $(program-version))
	+$$(Q)SOURCE=$(program-source) SHA256=$(program-sha256) \
		DEBIAN=$(program-debian) $(UK_ROOT)/support/sdk/program $(sdk) \
		$(abi-triple.$(1)) $(UK_APP) '$$(program-build)' $(program-file) $$@
endef
