# SPDX-License-Identifier: BSD-3-Clause
# The sources, the objects and the flags of each library on each architecture.

ifeq ($(problems),)

# arch/<arch>/foo.S or .c in a library stands in for foo.c there, and what is no
# source for its namesake.
# $(call source,LIB,ARCH,FILE)
source = $(patsubst $(dir.$(1))/%,%,$(firstword $(wildcard \
	$(dir.$(1))/arch/$(2)/$(basename $(3)).S \
	$(dir.$(1))/arch/$(2)/$(basename $(3)).c \
	$(dir.$(1))/arch/$(2)/$(3) \
	$(dir.$(1))/$(3))))

# Compilers run in UK_ROOT and see the tree's files by their names there, so that
# no message of theirs has another.
in-root = $(patsubst $(UK_ROOT)/%,%,$(1))

archs-of = $(if $(filter arch,$(kind.$(1))),$(1:arch-%=%),$(if $(arch.$(1)),$(filter \
	$(arch.$(1)),$(arch-names)),$(arch-names)))

# Where private headers are: a board sees its platform's.
private-of = $(foreach d,$(dir.$(1)) $(if $(filter board,$(kind.$(1))),\
	$(dir.$(1):%/boards/$(1)=%)),$(wildcard $d/arch/$(2)) $d)

# $(call flags-of,LIB,ARCH,LANGUAGE)
flags-of = $(strip -DUK_LIB='"$(1)"' $(common-flags) $(abi-flags.$(2)) \
	$(if $(fpu.$(1))$(filter app,$(kind.$(1))),,$(abi-general-regs.$(2).$(compiler))) \
	$(global-cflags) $(call frames,$(2)) $(language.$(3)) $(cflags.$(1).$(2)) \
	$(if $(filter c++,$(3)),$(cxxflags.$(1).$(2))) \
	$(addprefix -iquote,$(call in-root,$(call private-of,$(1),$(2)))) \
	$(addprefix -I,$(call in-root,$(filter-out $(libc-headers.$(3)),\
	$(headers.$(1))) $(UK_ROOT)/include $(UK_ROOT)/arch/$(2)/include \
	$(if $(CONFIG_TEST),$(dir.test)/include))) \
	$(if $(filter c++,$(3)),$(call headers-of-cxx,$(1))) \
	$(foreach p,$(packages-seen.$(1)),$(package-flags.$p.$(2))) \
	-isystem $(builtin-headers.$(2)) $(addprefix -isystem ,$(builtin-limits.$(2))))

# Those of C++ lead on to those of C, which so come after them.
libc-headers.c++ = $(addsuffix /include,$(dir.$(provider.libc)))
headers-of-cxx = $(foreach p,$(packages-seen.$(1)),$(package-cxx-flags.$p)) \
	$(addprefix -isystem ,$(call in-root,$(filter $(libc-headers.c++),\
	$(headers.$(1)))))

# Who has sources in C++ has flags for them.
cxx-suffixes := cc cpp cxx
written-in-cxx = $(filter $(addprefix %.,$(cxx-suffixes)),$(1))
flags-for = $(if $(call written-in-cxx,$(1)),flags-cxx,flags)

frames = $(if $(CONFIG_BUILD_FRAMES),$(abi-backtrace.$(1)))
global-cflags := $(foreach l,$(libs),$(global-cflags.$l))
tests-of = $(if $(CONFIG_TEST),$(patsubst $(dir.$(1))/%,%,$(wildcard \
	$(foreach e,c $(cxx-suffixes),$(dir.$(1))/tests/*.$e \
	$(dir.$(1))/tests/image/*.$e) $(dir.$(1))/arch/$(2)/tests/*.c)))

# $(call describe,LIB,ARCH)
define describe
$(eval found :=)
$(foreach f,$(srcs.$(1).$(2)) $(tests-of),\
	$(if $(call source,$(1),$(2),$f),\
		$(eval found += $(call source,$(1),$(2),$f)),\
		$(call problem,$(call makefile-of,$(1)): no such source: \
			$(call short,$(dir.$(1))/$f))))
$(eval obj-dir.$(1).$(2) := $(out)/$(2)/$(1))
$(eval found.$(1).$(2) := $(strip $(found)))
$(eval objs.$(1).$(2) := $(addprefix $(out)/$(2)/$(1)/,\
	$(addsuffix .o,$(basename $(found) $(package-srcs.$(1).$(2))))))
$(eval flags.$(1).$(2) := $(call flags-of,$(1),$(2),c))
$(eval flags-cxx.$(1).$(2) := $(if $(call written-in-cxx,$(found)),$(call \
	flags-of,$(1),$(2),c++)))
endef
$(foreach l,$(libs),$(foreach a,$(call archs-of,$l),$(call describe,$l,$a)))

endif
