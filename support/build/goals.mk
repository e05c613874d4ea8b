# SPDX-License-Identifier: BSD-3-Clause
# What was asked for, and where the output goes.

config-goals := menuconfig nconfig defconfig olddefconfig savedefconfig \
	randconfig allyesconfig allnoconfig
free-goals := help clean distclean $(config-goals)
ifeq ($(at-top),y)
free-goals += test check lint bench soak setup
endif

goals := $(or $(MAKECMDGOALS),$(.DEFAULT_GOAL))
config-asked := $(filter $(config-goals) %_defconfig,$(goals))
build-asked := $(filter-out $(free-goals) %_defconfig,$(goals))
ifneq ($(build-asked),)
needs-config := y
ifneq ($(config-asked),)
$(error `make $(config-asked)` first, then `make $(build-asked)`: one run \
cannot do both)
endif
endif

# O= keeps the configuration, too, out of the application's folder.
ifneq ($(words $(O)),0)
ifneq ($(words $(O)),1)
$(error O=$(O): an output folder with a space in its path cannot be used)
endif
ifeq ($(wildcard $(abspath $(O))/.),)
$(error O=$(O): no such folder; make it first: mkdir -p $(O))
endif
out := $(abspath $(O))
ifneq ($(wildcard $(out)/Makefile $(out)/Makefile.uk),)
$(error O=$(O): sources stand in this folder; give the output one of its own)
endif
dot-config := $(out)/.config
else
out := $(UK_APP_DIR)/build
dot-config := $(UK_APP_DIR)/.config
endif

# V=0: a line per step, or none with -s. V=1: the commands. V=2: also why each step is needed.
V ?= 0
ifeq ($(V),0)
Q := @
step = $(if $(findstring s,$(firstword -$(MAKEFLAGS))),,$(info $(1) $(2)))
else
Q :=
step = $(if $(filter 2,$(V)),$(info # $@: newer or missing: \
	$(or $(strip $(patsubst $(UK_ROOT)/%,%,$?)),the target itself)))
endif

define newline


endef
same = $(and $(findstring x$(strip $(1))x,x$(strip $(2))x),\
	$(findstring x$(strip $(2))x,x$(strip $(1))x))
short = $(patsubst $(UK_APP_DIR)/%,%,$(patsubst $(UK_ROOT)/%,%,$(1)))
comma := ,
empty :=
space := $(empty) $(empty)
arrow := $(space)->$(space)
