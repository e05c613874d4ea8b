# SPDX-License-Identifier: BSD-3-Clause
# The standard library's headers of C++, all but those made for one system; those of
# lib/libc/cxx stand in front of them, and C's after them.
package-folder    := $(lastword $(sort $(wildcard /usr/include/c++/[0-9]*)))
package-file      := new
package-debian    := g++
package-cxx-flags := -isystem \
	$(out)/packages/cxx-headers/$(notdir $(package-folder))
