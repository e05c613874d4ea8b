# SPDX-License-Identifier: BSD-3-Clause
# The configuration's own targets, and the settings that they leave for the engine.

kconfig := UK_ROOT=$(UK_ROOT) UK_APP=$(UK_APP) UK_APP_DIR=$(UK_APP_DIR) \
	O=$(out) KCONFIG_CONFIG=$(dot-config) UK_EXTERNAL=$(out)/external.uk \
	$(UK_ROOT)/support/kconfig/kconfig
auto-conf := $(out)/include/config/auto.conf
app-configs := $(UK_APP_DIR)/configs

# Libraries outside the tree: UK_LIBS lists their folders, relative to here.
external-dirs := $(abspath $(UK_LIBS))
$(foreach d,$(external-dirs),$(if $(wildcard $d/Makefile.uk),,\
	$(error UK_LIBS: $d has no Makefile.uk: it is not a library)))
$(foreach d,$(external-dirs),$(if $(wildcard $d/Config.uk),,\
	$(error UK_LIBS: $d has no Config.uk: it cannot be ticked)))
external-text := $(foreach d,$(external-dirs),source "$d/Config.uk"$(newline))

ifneq ($(needs-config)$(config-asked),)
ifeq ($(wildcard $(out)/include/config),)
$(shell mkdir -p $(out)/include/config $(out)/include/generated)
endif
ifneq ($(if $(wildcard $(out)/external.uk),$(strip \
	$(file <$(out)/external.uk)),none),$(strip $(external-text)))
$(file >$(out)/external.uk,$(external-text))
endif
endif

.PHONY: $(config-goals)
menuconfig nconfig olddefconfig randconfig allyesconfig allnoconfig:
	@$(kconfig) $@

savedefconfig:
	@$(kconfig) savedefconfig $(out)/defconfig
	@echo "$(call short,$(out)/defconfig): the options that differ from their defaults"

defconfig: default_defconfig ;

# `make kvm_defconfig` takes configs/kvm.
%_defconfig:
	$(if $(wildcard $(app-configs)/$*),,$(error no such configuration: \
	$(call short,$(app-configs))/$*; there are: \
	$(notdir $(wildcard $(app-configs)/*))))
	@$(kconfig) config-from $(app-configs)/$*

.PHONY: clean distclean
# A folder that O= names may hold other things: what make puts there has names.
made := external.uk include/config include/generated graph.dot graph.svg \
	defconfig packages compile_commands.json .uk-compiler-*.mk .uk-package-*.mk \
	$(patsubst $(UK_ROOT)/arch/%/abi.mk,%,$(wildcard \
	$(UK_ROOT)/arch/*/abi.mk)) $(UK_APP)_*-*
clean:
	rm -rf $(if $(O),$(wildcard $(addprefix $(out)/,$(made))),$(out))
	$(if $(and $(O),$(wildcard $(out)/include)),rmdir \
		--ignore-fail-on-non-empty $(out)/include)

distclean: clean
	rm -f $(dot-config) $(dot-config).old

ifeq ($(needs-config),y)

define no-config
no configuration: $(call short,$(dot-config)) is not there. Type one of

    make menuconfig     to choose architectures, platforms and libraries
    make defconfig      to take $(call short,$(app-configs))/default

and then make again
endef

ifeq ($(wildcard $(dot-config)),)
ifneq ($(at-top),y)
$(error $(no-config))
endif
$(dot-config):
	@$(UK_ROOT)/support/setup/setup build
	@$(kconfig) config-from $(app-configs)/default
endif

-include $(auto-conf).cmd
$(auto-conf): $(dot-config) $(out)/external.uk $(deps_config)
	@$(kconfig) sync
include $(auto-conf)

endif
