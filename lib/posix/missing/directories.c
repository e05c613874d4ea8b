// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: directories.
#include "missing.h"

#define WHY "no library for files is ticked (lib/posix)"

FAILS(mkdir)
FAILS(mkdirat)
FAILS(rmdir)
FAILS(chdir)
FAILS(fchdir)
FAILS(chroot)
FAILS(closedir)
FAILS(dirfd)
FAILS(scandir)
FAILS(alphasort)
FAILS(telldir)
FAILS(ftw)
FAILS(nftw)
FAILS(glob)
FAILS(fnmatch)

NULLS(opendir)
NULLS(fdopendir)
NULLS(readdir)
NULLS(getcwd)

ERROR(readdir_r)

EMPTY(rewinddir)
EMPTY(seekdir)
EMPTY(globfree)
