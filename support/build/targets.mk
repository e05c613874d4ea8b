# SPDX-License-Identifier: BSD-3-Clause
# What can be done with an image: run, debug, look inside.

# The image that PLAT=, ARCH= and BOARD= mean, or the first one.
chosen = $(or $(firstword $(foreach i,$(images),$(if $(and $(filter \
	$(or $(PLAT),%),$(plat.$i)),$(filter $(or $(ARCH),%),$(arch.$i)),$(filter \
	$(or $(BOARD),%),$(or $(board.$i),none))),$i))),\
	$(error no image for $(strip $(PLAT:%=PLAT=%) $(ARCH:%=ARCH=%) \
	$(BOARD:%=BOARD=%)): this configuration makes $(notdir $(images));\
	make menuconfig ticks others))

run-variables := MACHINE FIRMWARE MEM CPU INITRD NET NIC PCAP DISK CONSOLE PORTS
run-environment = $(foreach v,$(run-variables),$(if $($v),$v='$($v)'))

# What a platform needs, and what it needs besides on an architecture.
purposes = $(file <$(UK_ROOT)/support/setup/needs)
run-purposes = $(sort $(filter run-$(plat.$(1)) \
	run-$(plat.$(1))-$(arch.$(1)),$(purposes)))

.PHONY: run debug size graph initlist
run: all
	@$(if $(call run-purposes,$(chosen)),$(UK_ROOT)/support/setup/setup \
		$(call run-purposes,$(chosen)))
	@$(run-environment) $(UK_ROOT)/support/run/run $(chosen) $(ARGS)

debug: all
	@$(run-environment) $(UK_ROOT)/support/run/debug $(chosen) $(ARGS)

# With LTO the objects are not what the linker lays out.
size: all
	@$(if $(CONFIG_BUILD_LTO),$(build)/size-lto $(call \
		cross,$(arch.$(chosen)))nm,$(build)/size) $(chosen)
	@$(if $(left-out.$(chosen)),echo; echo 'Left out of this image:')
	@$(foreach l,$(left-out.$(chosen)),echo '  $l: $(call why-left-out,$l)';)

# The library says which platforms or architectures it is for.
why-left-out = $(strip $(call makefile-of,$(1)) says $(if \
	$(for.$(1)),for-y := $(for.$(1))) $(if $(arch.$(1)),arch-y := $(arch.$(1))))

initlist: all
	@$(build)/initlist $(chosen)

# Unicore's own, and each package's as its source has it.
.PHONY: licenses
licenses: all
	@echo 'Unicore: BSD-3-Clause: LICENSE'
	@$(foreach p,$(packages),$(if $(package-source.$p),echo '$p \
	$(package-version.$p): $(firstword $(foreach a,$(arch-names),$(call short,\
	$(package-link.$p.$a))))/LICENCE',echo '$p: as $(package-debian.$p) \
	has it: /usr/share/doc/$(package-debian.$p)/copyright');)

define graph-text
digraph "$(UK_APP)" {
	rankdir = LR
	node [shape = box, fontname = "sans-serif"]
$(foreach l,$(libs),	"$l" [tooltip = "$(call short,$(dir.$l))"]$(newline)\
$(foreach u,$(call the-libs,$(uses.$l)),	"$l" -> "$u"$(newline))\
$(foreach u,$(call the-libs,$(exposes.$l)),	"$l" -> "$u" [style = bold]$(newline)))}
endef

graph:
	$(file >$(out)/graph.dot,$(graph-text))
	@echo $(call short,$(out)/graph.dot)
	@! command -v dot >/dev/null || { \
		dot -Tsvg -o $(out)/graph.svg $(out)/graph.dot && \
		echo $(call short,$(out)/graph.svg); }

# One entry for each object, LIB|ARCH|SOURCE; the commands are those of the rules.
json-list = $(foreach l,$(libs),$(foreach a,$(call archs-of,$l),$(foreach \
	f,$(found.$l.$a),$l|$a|$(dir.$l)/$f)))
json-entry = {"directory": "$(UK_ROOT)", "file": "$(3)", "command": \
	"$(subst ",\",$(call cc,$(2)) $($(call flags-for,$(3)).$(1).$(2)) -c $(3))"}
json-text = [$(foreach x,$(json-list),$(call json-entry,$(word 1,$(subst |, \
	,$x)),$(word 2,$(subst |, ,$x)),$(word 3,$(subst |, ,$x)))$(if \
	$(filter-out $(lastword $(json-list)),$x),$(comma)$(newline)))]

.PHONY: compile_commands.json
compile_commands.json:
	$(file >$(out)/compile_commands.json,$(json-text))
	@echo '$(call short,$(out)/compile_commands.json): for clangd' \
		'--compile-commands-dir=$(out)'
