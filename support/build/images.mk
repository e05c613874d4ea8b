# SPDX-License-Identifier: BSD-3-Clause
# Which images this configuration makes, and which libraries each is made of.

ifeq ($(problems),)

# $(call reach,LIBS): LIBS and all that they use, at any distance.
reach = $(sort $(foreach l,$(1),$l $(call reach,$(call the-libs,$(uses.$l) \
	$(exposes.$l)))))
$(foreach p,$(plat-names),$(eval parts.$p := $(call reach,$p)))

# $(call fits,LIB,PLAT,ARCH): whether the library belongs into that image: the
# platform, the architecture, the parts that the platform is built from, and of
# the others those that do not say they are for another machine.
fits = $(strip $(if $(filter lib app,$(kind.$(1))),\
	$(and $(or $(if $(for.$(1)),,y),$(filter $(2),$(for.$(1)))),\
	$(or $(if $(arch.$(1)),,y),$(filter $(3),$(arch.$(1))))),\
	$(filter $(1),$(3) $(parts.$(2)))))

# $(call compose,PLAT,ARCH)
define compose
$(eval image := $(out)/$(UK_APP)_$(1)-$(2))
$(eval images += $(image))
$(eval plat.$(image) := $(1))
$(eval arch.$(image) := $(2))
$(eval libs.$(image) := $(foreach l,$(2) $(1) $(filter-out $(1) $(2),$(libs)),\
	$(if $(call fits,$l,$(1),$(2)),$l)))
$(eval objs.$(image) := $(foreach l,$(libs.$(image)),$(objs.$l.$(2))))
$(eval left-out.$(image) := $(strip $(foreach l,$(libs),$(if $(filter \
	lib,$(kind.$l)),$(if $(call fits,$l,$(1),$(2)),,$l)))))
$(eval script.$(image) := $(obj-dir.$(1).$(2))/$(basename \
	$(call source,$(1),$(2),image.lds.S)))
$(foreach l,$(libs.$(image)),$(foreach u,$(call the-libs,$(uses.$l)),\
	$(if $(filter $u,$(libs.$(image))),,$(call problem,$(call \
	makefile-of,$l): `$l' uses `$u'$(comma) which is only for \
	$(for.$u) $(arch.$u) and so not in $(notdir $(image))))))
endef

images :=
$(foreach p,$(plat-names),$(foreach a,$(call archs-of,$p),$(call compose,$p,$a)))

$(if $(images),,$(call problem,no ticked platform runs on a ticked \
	architecture: $(plat-names) on $(arch-names)))

endif
