# SPDX-License-Identifier: BSD-3-Clause
# Headers that a package of the distribution installs, each seen alone.
#
# support/packages/NAME.mk says where they are, by which file they are known to be
# there, which package has them, and what to define for them; for sources in C++ in
# package-cxx-flags, which come before C's headers. A folder of them,
# /usr/include/xen, is seen through a link beside which nothing else stands, so
# that the host's own headers stay out.

# $(call read-package,NAME)
define read-package
$(eval package-cxx-flags :=)$(eval package-flags :=)
$(eval include $(UK_ROOT)/support/packages/$(1).mk)
$(if $(wildcard $(package-folder)/$(package-file)),,$(call problem,$(strip \
	$(foreach l,$(libs),$(if $(filter $(1),$(packages.$l)),`$l'))): \
	$(package-folder)/$(package-file) is not there: apt-get install \
	$(package-debian)))
$(eval package-flags.$(1) := $(package-flags) -isystem $(out)/packages/$(1))
$(eval package-cxx-flags.$(1) := $(package-cxx-flags))
$(eval package-links += $(if $(wildcard \
	$(out)/packages/$(1)/$(notdir $(package-folder))),,$(out)/packages/$(1) \
	$(package-folder)))
endef

package-links :=
$(foreach p,$(sort $(foreach l,$(libs),$(packages.$l))),$(call read-package,$p))
ifneq ($(package-links),)
$(shell set -- $(package-links); while [ $$# -gt 0 ]; do \
	mkdir -p $$1 && ln -sfn $$2 $$1/; shift 2; done)
endif
