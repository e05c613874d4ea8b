# SPDX-License-Identifier: BSD-3-Clause
# Whose headers each library may see, from uses-y and exposes-y alone.

makefile-of = $(call short,$(dir.$(1))/Makefile.uk)

# A class (libc, heap) stands for the library that provides it.
the-libs = $(foreach u,$(1),$(or $(provider.$u),$u))

$(foreach l,$(libs),$(foreach u,$(call the-libs,$(uses.$l) $(exposes.$l)),\
	$(if $(filter $u,$(libs)),,$(call problem,$(call makefile-of,$l): `$l' uses \
	`$u'$(comma) which is not ticked: CONFIG_$(call upper,$u) \
	(make menuconfig)))))

# $(call cycles,LIB,PATH): every way back to LIB through the libraries in use.
cycles = $(if $(filter $(1),$(2)),\
	$(call problem,dependency cycle: $(subst $(space),$(arrow),$(strip \
	$(2) $(1))): take one of these out of a uses-y),\
	$(if $(checked.$(1)),,$(foreach u,$(call the-libs,$(uses.$(1)) \
	$(exposes.$(1))),$(call cycles,$u,$(2) $(1)))$(eval checked.$(1) := y)))
$(foreach l,$(libs),$(call cycles,$l))

ifeq ($(problems),)

# $(call exposed,LIBS): LIBS and all that their public headers include.
exposed = $(foreach l,$(1),$l $(call exposed,$(call the-libs,$(exposes.$l))))

$(foreach l,$(libs),$(eval seen.$l := $(sort base $l $(call \
	exposed,$(call the-libs,$(uses.$l) $(exposes.$l)))))\
	$(eval headers.$l := $(wildcard $(addsuffix /include,$(foreach \
	u,$(seen.$l),$(dir.$u)))))\
	$(eval packages-seen.$l := $(sort $(foreach u,$(seen.$l),$(packages.$u)))))

endif
