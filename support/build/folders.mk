# SPDX-License-Identifier: BSD-3-Clause
# Finds the folders that are ticked, and reads the Makefile.uk of each.

include $(build)/upper.mk

# Two lists stand in files of their own: archs and plats. Every other folder is
# a library, named by its pool's Makefile.uk, or by UK_LIBS.
include $(UK_ROOT)/arch/Makefile.uk
include $(UK_ROOT)/plat/Makefile.uk

pools := $(patsubst $(UK_ROOT)/%/Makefile.uk,%,$(sort \
	$(wildcard $(UK_ROOT)/lib/*/Makefile.uk \
	$(UK_ROOT)/plat/*/common/Makefile.uk) \
	$(UK_ROOT)/plat/common/Makefile.uk))

# $(call tick,FOLDERS,PREFIX): those whose symbol CONFIG_<PREFIX><NAME> is y.
# A platform of two words, xen/pv, is named xen-pv.
tick = $(strip $(foreach f,$(join $(1),$(addprefix =,$(call upper,$(2)))),\
	$(if $(CONFIG_$(lastword $(subst =, ,$f))),$(firstword $(subst =, ,$f)))))
plat-name = $(subst /,-,$(patsubst plat/%,%,$(1)))

arch-names := $(call tick,$(archs),$(addprefix ARCH_,$(archs)))
plat-dirs := $(call tick,$(plats),$(addprefix PLAT_,$(subst /,_,$(plats))))
plat-names := $(subst /,-,$(plat-dirs))

lib-dirs :=
$(foreach pool,$(pools),\
	$(eval libs :=)\
	$(eval include $(UK_ROOT)/$(pool)/Makefile.uk)\
	$(eval lib-dirs += $(addprefix $(UK_ROOT)/$(pool)/,$(libs))))
lib-dirs += $(external-dirs)
lib-names := $(notdir $(lib-dirs))

# A name is a folder of objects, and a word in messages: nobody shares one. An
# architecture's is arch-arm, and so leaves `arm' to others.
board-dirs := $(wildcard $(UK_ROOT)/plat/*/boards/*)
named := $(UK_APP)=$(UK_APP_DIR) $(foreach d,$(lib-dirs) $(board-dirs) \
	$(addprefix $(UK_ROOT)/plat/,$(plats)),$(notdir $d)=$d)
$(foreach n,$(sort $(UK_APP) $(lib-names) $(notdir $(board-dirs) $(plats))),$(if \
	$(word 2,$(filter $n=%,$(named))),\
	$(call problem,two folders are named `$n': $(call short,$(patsubst \
	$n=%,%,$(filter $n=%,$(named)))))))

ticked-dirs := $(call tick,$(lib-dirs),$(lib-names))

# What a Makefile.uk may set, for all architectures (srcs-y) or for one (srcs-arm);
# each folder starts with all of them empty.
words := srcs uses exposes provides for arch cflags cxxflags global-cflags ldflags \
	fpu format extras boards packages package-srcs
define forget-words
$(foreach w,$(words),$(foreach s,y $(arch-names),$(eval $w-$s :=)) $(eval $w- :=))
endef

# In their order, each once: what a word says for any ticked architecture.
unique = $(if $(1),$(firstword $(1)) $(call unique,$(filter-out \
	$(firstword $(1)),$(1))))

# $(call read,NAME,FOLDER,KIND): word.NAME is what it says for all, word.NAME.ARCH
# for one.
define read
$(forget-words)
$(if $(wildcard $(2)/Makefile.uk),,$(call problem,$(call short,$(2)): no \
	Makefile.uk there))
$(eval -include $(2)/Makefile.uk)
$(eval dir.$(1) := $(2))
$(eval kind.$(1) := $(3))
$(foreach w,$(words),$(foreach a,$(arch-names),\
	$(eval $w.$(1).$a := $(strip $($w-y) $($w-$a))))\
	$(eval $w.$(1) := $(call unique,$($w-y) $(foreach a,$(arch-names),$($w-$a)))))
$(foreach c,$(provides-y),$(if $(provider.$c),$(call problem,\
	`$(provider.$c)' and `$(1)' both provide `$c': tick one of them)))
$(foreach c,$(provides-y),$(eval provider.$c := $(1)))
$(eval libs += $(1))
endef

libs :=
$(foreach d,$(ticked-dirs),$(call read,$(notdir $d),$d,$(if \
	$(filter $(UK_ROOT)/plat/%,$d),part,lib)))
$(foreach a,$(arch-names),$(call read,arch-$a,$(UK_ROOT)/arch/$a,arch))
$(foreach p,$(plat-dirs),$(call read,$(subst /,-,$p),$(UK_ROOT)/plat/$p,plat))

# A platform's boards for each architecture; those ticked are folders of their own.
# $(call read-boards,PLAT,ARCH)
ticked-boards = $(call tick,$(1),$(addprefix BOARD_,$(1)))
define read-boards
$(foreach b,$(call ticked-boards,$(boards.$(1).$(2))),\
	$(call read,$b,$(dir.$(1))/boards/$b,board)$(eval arch.$b := $(2)))
endef
$(foreach p,$(plat-names),$(foreach a,$(arch-names),$(call read-boards,$p,$a)))
$(call read,$(UK_APP),$(UK_APP_DIR),app)
libs := $(libs)

ifeq ($(arch-names),)
$(call problem,no architecture is ticked: see the menu Architectures)
endif
ifeq ($(plat-names),)
$(call problem,no platform is ticked: see the menu Platforms)
endif
