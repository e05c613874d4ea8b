// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library have in common.
#ifndef NEWLIB_GLUE_H
#define NEWLIB_GLUE_H

/* What POSIX names gives way to the library of lib/posix that is about it:
 * files to descriptors, sleeping to clocks. */
#define NEWLIB_WEAK __attribute__((weak))

#endif
