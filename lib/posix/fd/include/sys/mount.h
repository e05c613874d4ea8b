// SPDX-License-Identifier: BSD-3-Clause
// Control of disks: ioctl's requests that are known, by Linux's numbers.
//
// Nothing can be mounted by a call; programs look for these requests here.
#ifndef SYS_MOUNT_H
#define SYS_MOUNT_H

#define BLKROGET   0x125E /* int *: whether it is read-only */
#define BLKFLSBUF  0x1261 /* what was written is on the medium */
#define BLKSSZGET  0x1268 /* int *: bytes of a sector */
#define BLKDISCARD 0x1277 /* uint64_t[2]: where, how many bytes */
/* uint64_t *: bytes of the disk. */
#define BLKGETSIZE64 (sizeof(long) == 8 ? 0x80081272UL : 0x80041272UL)

#endif
