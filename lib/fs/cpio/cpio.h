// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef CPIO_H
#define CPIO_H

/* At boot; 0 or an error, which the log explains. */
int cpio_unpack_initrd(void);

#endif
