# SPDX-License-Identifier: BSD-3-Clause
# lwIP: the protocols of the Internet, compiled as sources of lib/net/lwip.
package-version  := 2.1.3
package-source   := lwip_2.1.3.orig.tar.xz
package-sha256   := 0a8276d09fc4e97bbba2f953d74af2388fc2195ea156be9d7589e297a68fde24
package-debian   := lwip
package-licence  := COPYING
