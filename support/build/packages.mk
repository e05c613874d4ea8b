# SPDX-License-Identifier: BSD-3-Clause
# Packages: headers that the distribution installs, or sources that are built here.
#
# support/packages/NAME.mk says which. Headers: in which folder they are, by which
# file they are known to be there, which package of the distribution has them, and
# what to define for them; for sources in C++ in package-cxx-flags, which come before
# C's headers. A folder of them, /usr/include/xen, is seen through a link beside
# which nothing else stands, so that the host's own headers stay out.
# A source: where it comes from; support/packages/NAME/build makes include/ and
# lib/ of it for an architecture, once for all output folders (support/packages/get);
# or leaves src/, whose files a library names in package-srcs-y to have them
# compiled as its own.

package-words := folder file debian flags cxx-flags version source sha256 licence options \
	archives

# $(call read-package,NAME)
define read-package
$(foreach w,$(package-words),$(eval package-$w :=))
$(eval include $(UK_ROOT)/support/packages/$(1).mk)
$(foreach w,$(package-words),$(eval package-$w.$(1) := $(package-$w)))
$(if $(package-source),$(foreach a,$(arch-names),$(call built,$(1),$a)),$(call \
	installed,$(1)))
endef

# $(call installed,NAME)
define installed
$(if $(wildcard $(package-folder)/$(package-file)),,$(call problem,$(strip \
	$(foreach l,$(libs),$(if $(filter $(1),$(packages.$l)),`$l'))): \
	$(package-folder)/$(package-file) is not there: apt-get install \
	$(package-debian)))
$(foreach a,$(arch-names),$(eval package-flags.$(1).$a := $(package-flags) \
	-isystem $(out)/packages/$(1)))
$(if $(wildcard $(out)/packages/$(1)/$(notdir $(package-folder))),,$(eval \
	package-links += $(out)/packages/$(1)/$(notdir $(package-folder)) \
	$(package-folder)))
endef

# What is known of a built package stands in a file that make brings up to date
# before all else, but after the compiler; the result is seen through a link among the libraries' folders.
# $(call built,NAME,ARCH)
define built
$(eval package-link.$(1).$(2) := $(out)/$(2)/$(1)-$(package-version))
$(eval package-flags.$(1).$(2) := $(package-flags) \
	-isystem $(package-link.$(1).$(2))/include)
$(eval package-archives.$(1).$(2) := $(addprefix \
	$(package-link.$(1).$(2))/lib/,$(package-archives)))
$(if $(and $(known-cc.$(2)),$(if $(filter $(2),$(new-compilers)),,y)),$(eval \
	built-packages += $(1).$(2)))
endef

package-state = $(out)/.uk-package-$(1).mk
package-key = $(strip $(package-version.$(1)) $(package-sha256.$(1)) \
	$(package-options.$(1)) $(call package-cc,$(2)) $(known-cc-version.$(2)) \
	$(call package-cflags,$(2)))
package-cc = $(call cc,$(1))
package-cflags = -O2 -ffreestanding $(own-world) -isystem $(builtin-headers.$(1)) \
	$(addprefix -isystem ,$(builtin-limits.$(1))) \
	$(abi-flags.$(1)) $(abi-backtrace.$(1)) $(plain-code)

# $(call build-rule,NAME,ARCH)
define build-rule
$(call package-state,$(1).$(2)): $(UK_ROOT)/support/packages/$(1).mk \
		$(wildcard $(UK_ROOT)/support/packages/$(1)/*) \
		$(UK_ROOT)/support/packages/get $(call compiler-facts,$(2)) \
		$(if $(package-new.$(1).$(2)),new-package)
	+@home=$$$$(ARCH=$(2) TRIPLE=$(abi-triple.$(2)) VERSION=$(package-version.$(1)) \
		SOURCE=$(package-source.$(1)) SHA256=$(package-sha256.$(1)) \
		DEBIAN=$(package-debian.$(1)) LICENCE=$(package-licence.$(1)) \
		OPTIONS='$(package-options.$(1))' CC='$(call package-cc,$(2))' \
		CFLAGS='$(call package-cflags,$(2))' \
		$(foreach t,AR.ar NM.nm RANLIB.ranlib STRIP.strip OBJCOPY.objcopy \
		READELF.readelf,$(basename $t)=$(call binutil,$(2),$(patsubst \
		.%,%,$(suffix $t)))) LD=$(call cross,$(2))ld \
		$(UK_ROOT)/support/packages/get $(1)) && \
	printf '%s\n' 'package-home.$(1).$(2) := '"$$$$home" \
		'package-made.$(1).$(2) := $(call package-key,$(1),$(2))' >$$@

endef

# $(call check-package,NAME,ARCH): it has to be made anew if it is another now, or
# gone from the cache.
define check-package
$(eval include $(call package-state,$(1).$(2)))
$(eval package-new.$(1).$(2) := $(if $(and $(call same,$(package-made.$(1).$(2)),\
	$(call package-key,$(1),$(2))),$(wildcard $(package-home.$(1).$(2))/.)),,y))
$(eval $(call build-rule,$(1),$(2)))
$(if $(package-new.$(1).$(2)),,$(if $(filter $(realpath \
	$(package-link.$(1).$(2))),$(realpath $(package-home.$(1).$(2)))),,$(eval \
	package-links += $(package-link.$(1).$(2)) $(package-home.$(1).$(2)))))
endef

package-links :=
built-packages :=
packages := $(sort $(foreach l,$(libs),$(packages.$l)))
$(foreach p,$(packages),$(call read-package,$p))
ifeq ($(problems),)
.PHONY: new-package
$(foreach p,$(built-packages),$(call \
	check-package,$(basename $p),$(patsubst .%,%,$(suffix $p))))
endif
ifneq ($(package-links),)
$(shell set -- $(package-links); while [ $$# -gt 0 ]; do \
	mkdir -p "$${1%/*}" && ln -sfn $$2 $$1; shift 2; done)
endif
