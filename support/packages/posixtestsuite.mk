# SPDX-License-Identifier: BSD-3-Clause
# The Open POSIX Test Suite: programs that each test one assertion of POSIX.
package-version  := 1.5.2
package-source   := posixtestsuite-1.5.2.tar.gz
package-sha256   := 15a2185672127cba851d35ec9d538ff6148defdbb75f99c7e9c50aeba0f94757
package-debian   := posixtestsuite
package-licence  := COPYING
