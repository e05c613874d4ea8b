# SPDX-License-Identifier: BSD-3-Clause
# The rules: compile, link, strip, check; and what makes each step stale.

# A file that holds TEXT, touched only when TEXT changes; no process is needed.
# $(call remember,FILE,TEXT). Make starts over once it knows a new compiler.
remember = $(if $(new-compilers)$(call \
	same,$(file <$(1)),$(2)),,$(file >$(1),$(2)))

lib-archs := $(foreach l,$(libs),$(foreach a,$(call archs-of,$l),$l.$a))
all-objs := $(foreach x,$(lib-archs),$(objs.$x))
missing-dirs := $(strip $(foreach d,$(sort $(dir $(all-objs) \
	$(foreach i,$(images),$(script.$i))) \
	$(foreach x,$(lib-archs),$(obj-dir.$x)/)),$(if $(wildcard $d.),,$d)))
ifneq ($(missing-dirs),)
$(shell mkdir -p $(missing-dirs))
endif

# Objects -------------------------------------------------------------------

# -MMD lists the headers, but for those of packages and what only they include; -MD all:
# a package whose sources are compiled here is configured by headers of ours. fixdep
# adds the options that source and headers name.
compiled-packages := $(sort $(foreach l,$(libs),$(if $(strip $(foreach a,$(call \
	archs-of,$l),$(package-srcs.$l.$a))),$(packages.$l))))
list-headers = $(if $(filter $(compiled-packages),$(packages-seen.$(1))),-MD,-MMD)

# $(call compile,ARCH,FLAGS,GOAL,MAKEFILE,LIB)
compile = $(Q)cd $(UK_ROOT) && { $(call cc,$(1)) $(2) $(3) $(call list-headers,$(5)) \
	-MF $(basename $@).deps -o $@ $(call in-root,$<) || { $(build)/explain \
	$(UK_ROOT) $(4) $(call cc,$(1)) $(2) $(call in-root,$<); exit 1; }; }
fixdep = $(Q)awk -f $(build)/fixdep.awk -v root=$(UK_ROOT) \
	-v conf=$(out)/include/config $(basename $@).deps

# clang puts the full path of an assembly source into debugging information.
flags-for-S.clang := -g0

step-of.c   := CC$(empty) $(empty)
step-of.S   := AS$(empty) $(empty)
step-of.cc  := CXX
step-of.cpp := CXX
step-of.cxx := CXX

# $(call object-rules,LIB,ARCH)
define object-rules
$$(call remember,$(obj-dir.$(1).$(2))/flags,$$(flags.$(1).$(2)) \
	$$(flags-cxx.$(1).$(2)) \
	$(known-cc.$(2)) $(known-cc-version.$(2)) \
	$(foreach p,$(packages-seen.$(1)),$(package-home.$p.$(2))))
$(foreach e,c S $(if $(flags-cxx.$(1).$(2)),$(cxx-suffixes)),\
$(out)/$(2)/$(1)/%.o: $(dir.$(1))/%.$e \
		$(obj-dir.$(1).$(2))/flags $(build)/rules.mk
	$$(call step,  $(step-of.$e),$(2) $$(call short,$$<))
	$$(call compile,$(2),$$($(call flags-for,.$e).$(1).$(2)) \
		$(flags-for-$e.$(compiler)),-c,\
		$(dir.$(1))/Makefile.uk,$(1))
	$$(fixdep)
)
$(if $(package-srcs.$(1).$(2)),$(foreach p,$(packages.$(1)),$(call \
	package-object-rule,$(1),$(2),$(package-link.$p.$(2))/src)))
endef

# What a package has sources of is compiled with the library's flags; what
# compilers and sanitizers find in them is not for us to mend.
# $(call package-object-rule,LIB,ARCH,FOLDER)
define package-object-rule
$(addprefix $(out)/$(2)/$(1)/,$(addsuffix .o,$(basename \
		$(package-srcs.$(1).$(2))))): $(out)/$(2)/$(1)/%.o: $(3)/%.c \
		$(obj-dir.$(1).$(2))/flags $(build)/rules.mk
	$$(call step,  CC,$(2) $(1): $$*.c)
	$$(call compile,$(2),$$(flags.$(1).$(2)) -w -fno-sanitize=all,-c,$(dir.$(1))/Makefile.uk,$(1))
	$$(fixdep)

endef
$(foreach l,$(libs),$(foreach a,$(call archs-of,$l),\
	$(eval $(call object-rules,$l,$a))))

# Images --------------------------------------------------------------------

# $(call link,IMAGE,PLAT,ARCH)
link = cd $(UK_ROOT) && $(call alone,$(3)) $(call cc,$(3)) $(call link-with,$(2),$(3)) \
	-T $(script.$(1))
link-with = $(link-flags) $(global-ldflags) $(abi-link.$(2)) $(if $(CONFIG_BUILD_LTO),$(call \
	frames,$(2))) $(ldflags.$(1).$(2))

# Archives fill what the objects leave open: their memcpy comes too late.
# $(call last,IMAGE,ARCH)
last = $(if $(archives.$(1)),-Wl$(comma)--start-group $(archives.$(1)) \
	-Wl$(comma)--end-group $(abi-package-libs.$(2))) $(abi-libs.$(2).$(compiler))

# The table of names needs an image to take them from: link once without. What gcc
# generates then, with LTO, is kept in IMAGE.lto for the second link; debug
# information it keeps beside the objects, which images share: one at a time.
alone = $(if $(keeps),flock $(out)/$(1)/.link)
keeps := $(and $(CONFIG_BUILD_LTO),$(filter gcc,$(compiler)))
unnamed = $(1)$(if $(keeps),.lto/image,.unnamed)
define add-symbols
$(if $(keeps),$(Q)rm -rf $(1).lto && mkdir $(1).lto)
	$(Q)$(if $(keeps),export TMPDIR=$(1).lto &&) $(call link,$(1),$(2),$(3)) \
		$(if $(keeps),-save-temps) -Wl,-Map=$(1).map -o $(unnamed) \
		$(objs.$(1)) $(call last,$(1),$(3))
	$(Q){ awk -f $(build)/map.awk $(1).map; $(call binutil,$(3),nm) -n \
		$(unnamed); } | awk -v out=$(out) -f $(build)/symbols.awk \
		>$(1).symbols.S
	$(Q)$(call cc,$(3)) $(abi-flags.$(3)) -c -o $(1).symbols.o $(1).symbols.S
endef

# $(call linked,IMAGE): the objects of the last link.
linked = $(if $(filter symbols,$(libs.$(1))),$(if $(keeps),$$(awk -f \
	$(build)/generated.awk $(1).lto/*.res $(1).map),$(objs.$(1))) \
	$(1).symbols.o,$(objs.$(1)))

# $(call script-rule,IMAGE,OWNER,ARCH): boards may share their platform's.
define script-rule
$(script.$(1)): $(call file-of,$(1),image.lds.S) $(obj-dir.$(2).$(3))/flags
	$$(call step,  LDS,$(3) $$(call short,$$<))
	$$(call compile,$(3),$$(flags.$(2).$(3)) \
		-I$(call in-root,$(build)),-E -P -x c,\
		$(dir.$(2))/Makefile.uk)
	$$(fixdep)

endef
$(foreach s,$(sort $(foreach i,$(images),$(script.$i))),$(foreach i,$(firstword \
	$(foreach i,$(images),$(if $(filter $s,$(script.$i)),$i))),$(eval \
	$(call script-rule,$i,$(call owner,$i,image.lds.S),$(arch.$i)))))

# How the loader wants it: an ELF file, or nothing but what is loaded.
format-flags = $(or $(addprefix -O ,$(format.$(1).$(2))),--strip-all \
	-R .ARM.attributes)

# What scripts beside images take from here.
run-functions := $(wildcard $(UK_ROOT)/support/run/*.sh)

# $(call image-rules,IMAGE,PLAT,ARCH)
define image-rules
$$(call remember,$(1).parts,$$(objs.$(1)) $$(call link-with,$(2),$(3)) \
	$(foreach p,$(packages),$(package-home.$p.$(3))))
$(1).dbg: $$(objs.$(1)) $(archives.$(1)) $(script.$(1)) $(1).parts $(1).contract \
		$(if $(filter symbols,$(libs.$(1))),$(addprefix $(build)/,symbols.awk \
		map.awk generated.awk))
	$$(call step,  LINK,$$(call short,$$@))
	$(if $(filter symbols,$(libs.$(1))),$$(call add-symbols,$(1),$(2),$(3)))
	$$(Q)$$(call link,$(1),$(2),$(3)) -Wl,-Map=$(1).map -o $$@ \
		$$(call linked,$(1)) $$(call last,$(1),$(3))
	$(if $(keeps),$$(Q)rm -rf $(1).lto)

$(1): $(1).dbg
	$$(call step,  STRIP,$$(call short,$$@))
	$$(Q)$(call binutil,$(3),objcopy) $(call format-flags,$(2),$(3)) $$< $$@

$(1).run: $(call file-of,$(1),run) $(build)/inline.awk $(run-functions)
	$$(Q)awk -v root=$(UK_ROOT) -f $(build)/inline.awk $$< >$$@ && chmod +x $$@

$(foreach e,$(extras.$(2).$(3)),$(call extra-rule,$(1),$e))

# The platform's objects against the contract, whether or not anybody calls.
$(1).contract: $(build)/contract $(UK_ROOT)/include/uk/plat.h \
		$(UK_ROOT)/include/uk/arch.h $(UK_ROOT)/include/uk/io.h \
		$(UK_ROOT)/include/uk/io_pci.h $(UK_ROOT)/include/uk/io_fdt.h \
		$(foreach l,$(machine.$(1)),$(objs.$l.$(3)))
	$$(Q)$(build)/contract $(call binutil,$(3),nm) $(UK_ROOT) \
		$(call short,$(dir.$(2))) arch/$(3) $$(filter %.o,$$^) >$$@
endef

# $(call extra-rule,IMAGE,NAME): IMAGE.NAME by the platform's script of that name;
# an initrd is for what `make run' starts, not for what is built.
define extra-rule
$(1).$(2): $(1) $(call file-of,$(1),$(2)) $(run-functions)
	$$(call step,  $(call upper,$(2)),$$(call short,$$@))
	$$(Q)INITRD= $(call file-of,$(1),$(2)) $(1) $$@

all: $(1).$(2)

endef
$(foreach i,$(images),$(eval $(call image-rules,$i,$(plat.$i),$(arch.$i))))

all: $(images) $(addsuffix .run,$(images))

# What the last compilations found out: headers and options of each object.
include $(wildcard $(all-objs:.o=.d) \
	$(foreach i,$(images),$(basename $(script.$i)).d))
