# SPDX-License-Identifier: BSD-3-Clause
# Xen's public headers, <xen/…>, of which each says what it is about.
package-folder := /usr/include/xen
package-file   := xen.h
package-debian := libxen-dev
# The interface that they describe then: Xen 4.13's, which later ones keep to.
package-flags  := -D__XEN_INTERFACE_VERSION__=0x00040d00
