# SPDX-License-Identifier: BSD-3-Clause
# What can be done with an image: run, debug, look inside.

# The image that PLAT= and ARCH= mean, or the first one.
chosen = $(or $(firstword $(foreach i,$(images),$(if $(and $(filter \
	$(or $(PLAT),%),$(plat.$i)),$(filter $(or $(ARCH),%),$(arch.$i))),$i))),\
	$(error no image for $(if $(PLAT),PLAT=$(PLAT) )$(if \
	$(ARCH),ARCH=$(ARCH)): this configuration makes $(notdir $(images))))

run-variables := MACHINE MEM CPU INITRD NET
run-environment = $(foreach v,$(run-variables),$(if $($v),$v='$($v)'))

.PHONY: run debug size graph initlist
run: all
	@$(run-environment) $(UK_ROOT)/support/run/run $(chosen) $(ARGS)

debug: all
	@$(run-environment) $(UK_ROOT)/support/run/debug $(chosen) $(ARGS)

size: all
	@$(if $(CONFIG_BUILD_LTO),$(build)/size-lto $(call \
		binutil,$(arch.$(chosen)),nm),$(build)/size) $(chosen) $(UK_ROOT)
	$(if $(call left-out,$(plat.$(chosen)),$(arch.$(chosen))),$(info \
		Left out of this image:)$(info $(call \
		left-out,$(plat.$(chosen)),$(arch.$(chosen)))))

initlist: all
	@awk -f $(build)/initlist.awk $(chosen).map

define graph-text
digraph $(UK_APP) {
	rankdir = LR
	node [shape = box, fontname = "sans-serif"]
$(foreach l,$(libs),	"$l" [tooltip = "$(call short,$(dir.$l))"]$(newline)\
$(foreach u,$(call the-libs,$(uses.$l)),	"$l" -> "$u"$(newline))\
$(foreach u,$(call the-libs,$(exposes.$l)),	"$l" -> "$u" [style = bold]$(newline)))}
endef

graph:
	$(file >$(out)/graph.dot,$(graph-text))
	@echo $(call short,$(out)/graph.dot)
	@if command -v dot >/dev/null; then \
		dot -Tsvg -o $(out)/graph.svg $(out)/graph.dot && \
		echo $(call short,$(out)/graph.svg); fi

# One entry for each object; the commands are those of the rules.
json-entry = {"directory": "$(UK_ROOT)", "file": "$(3)", "command": \
	"$(subst ",\",$(call cc,$(2)) $(flags.$(1).$(2)) -c $(3))"}
json-entries = $(foreach l,$(libs),$(foreach a,$(call archs-of,$l),\
	$(foreach f,$(srcs.$l.$a),$(call json-entry,$l,$a,$(dir.$l)/$f)$(comma)\
	$(newline))))

.PHONY: compile_commands.json
compile_commands.json:
	$(file >$(out)/compile_commands.json,[$(json-entries){}])
	@echo $(call short,$(out)/compile_commands.json)
