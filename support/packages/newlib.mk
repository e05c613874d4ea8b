# SPDX-License-Identifier: BSD-3-Clause
# newlib: a whole C library, built for each architecture.
package-version  := 3.3.0
package-source   := newlib-3.3.0.tar.xz
package-sha256   := c6f3a88b9d93420904241b231ca8647303be3bfb3cfef6adc8d1ea9207291033
package-debian   := newlib-source:usr/src/newlib/newlib-3.3.0.tar.xz
package-licence  := COPYING.NEWLIB
package-options  := $(if $(CONFIG_NEWLIB_NANO),nano,full)
# Headers show all that there is, as the other C library does.
package-flags    := -D__unicore__ -D_GNU_SOURCE
package-archives := libc.a libm.a
