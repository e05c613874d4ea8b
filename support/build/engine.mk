# SPDX-License-Identifier: BSD-3-Clause
# The build: read every ticked folder, then write down rules for objects and images.
#
# The files below are read in this order and talk through these variables:
#
#   libs              every ticked folder by its name: libraries, platforms,
#                     architectures, the application
#   kind.L            lib, part (of platforms), plat, arch or app
#   dir.L srcs.L …    what folder L says of itself            (folders.mk)
#   package-flags.P.A package-archives.P.A   of a package  (packages.mk)
#   headers.L         the include folders that L may see      (headers.mk)
#   objs.L.A          objects of L for architecture A         (objects.mk)
#   images            every image of this configuration       (images.mk)
#   problems          errors found on the way, one a line
#
# Errors wait until the end because the configuration may be out of date while
# this is first read: make then brings it up to date and starts over.

problems :=
problem = $(eval problems += $$(newline)  $$(1))

ifdef CONFIG_BASE
include $(build)/folders.mk
include $(build)/toolchain.mk
include $(build)/packages.mk
include $(build)/headers.mk
include $(build)/objects.mk
include $(build)/program.mk
include $(build)/images.mk
include $(build)/targets.mk
endif

ifneq ($(problems),)
.PHONY: $(build-asked)
$(build-asked): ; $(error $(problems))
else
include $(build)/rules.mk
include $(build)/sdk.mk
endif
