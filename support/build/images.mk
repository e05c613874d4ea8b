# SPDX-License-Identifier: BSD-3-Clause
# Which images this configuration makes, and which libraries each is made of.

ifeq ($(problems),)

# $(call reach,LIBS,ARCH): LIBS and all that they use there, at any distance.
reach = $(sort $(foreach l,$(1),$l $(call reach,$(call the-libs,\
	$(uses.$l.$(2)) $(exposes.$l.$(2))),$(2))))

# $(call fits,LIB,PLAT,ARCH,PARTS): whether the library belongs into that image:
# the parts that the platform is built from, and of the others those that do not
# say they are for another machine.
fits = $(strip $(if $(filter lib app,$(kind.$(1))),\
	$(and $(or $(if $(for.$(1)),,y),$(filter $(2),$(for.$(1)))),\
	$(or $(if $(arch.$(1)),,y),$(filter $(3),$(arch.$(1))))),\
	$(and $(filter part,$(kind.$(1))),$(filter $(1),$(4)))))

# $(call compose,PLAT,ARCH,BOARD)
define compose
$(eval image := $(out)/$(UK_APP)_$(1)-$(2)$(3:%=-%))
$(eval images += $(image))
$(eval plat.$(image) := $(1))
$(eval arch.$(image) := $(2))
$(eval board.$(image) := $(3))
$(eval parts := $(call reach,$(1) $(3),$(2)))
$(eval machine.$(image) := arch-$(2) $(1) $(3) $(foreach l,$(libs),$(if \
	$(filter part,$(kind.$l)),$(filter $l,$(parts)))))
$(eval libs.$(image) := arch-$(2) $(1) $(3) $(foreach l,$(libs),\
	$(if $(call fits,$l,$(1),$(2),$(parts)),$l)))
$(eval objs.$(image) := $(foreach l,$(UK_APP) $(filter-out $(UK_APP),\
	$(libs.$(image))),$(objs.$l.$(2))))
$(eval archives.$(image) := $(foreach p,$(sort $(foreach \
	l,$(libs.$(image)),$(packages.$l))),$(package-archives.$p.$(2))))
$(eval left-out.$(image) := $(strip $(foreach l,$(libs),$(if $(filter \
	lib,$(kind.$l)),$(if $(call fits,$l,$(1),$(2)),,$l)))))
$(eval script.$(image) := $(obj-dir.$(call owner,$(image),image.lds.S).$(2))/$(basename \
	$(call source,$(call owner,$(image),image.lds.S),$(2),image.lds.S)))
$(foreach l,$(libs.$(image)),$(foreach u,$(call the-libs,$(uses.$l.$(2))),\
	$(if $(filter $u,$(libs.$(image))),,$(call problem,$(call \
	makefile-of,$l): `$l' uses `$u'$(comma) which is only for \
	$(for.$u) $(arch.$u) and so not in $(notdir $(image))))))
endef

# A board's own linker script, or script that starts it, stands in for the
# platform's. $(call owner,IMAGE,FILE), $(call file-of,IMAGE,FILE)
owner = $(firstword $(foreach l,$(board.$(1)) $(plat.$(1)),$(if \
	$(call source,$l,$(arch.$(1)),$(2)),$l)) $(plat.$(1)))
file-of = $(dir.$(call owner,$(1),$(2)))/$(call \
	source,$(call owner,$(1),$(2)),$(arch.$(1)),$(2))

# $(call compose-all,PLAT,ARCH): an image, or one for each board.
compose-all = $(if $(boards.$(1).$(2)),$(foreach b,$(call \
	ticked-boards,$(boards.$(1).$(2))),$(call compose,$(1),$(2),$b)),$(call \
	compose,$(1),$(2)))

images :=
$(foreach p,$(plat-names),$(foreach a,$(call archs-of,$p),$(call compose-all,$p,$a)))

# Whoever ticks a platform may want it on some architectures only, and no board.
$(if $(images),,$(call problem,no ticked platform runs on a ticked \
	architecture: $(plat-names) on $(arch-names)$(if $(strip $(foreach p,\
	$(plat-names),$(boards.$p))),; boards that could be ticked: $(addprefix \
	CONFIG_BOARD_,$(call upper,$(foreach p,$(plat-names),$(boards.$p)))))))

endif
