// SPDX-License-Identifier: BSD-3-Clause
// Control of devices: the requests that are known, by Linux's numbers.
#ifndef SYS_IOCTL_H
#define SYS_IOCTL_H

#ifdef __cplusplus
extern "C" {
#endif

#define TCGETS     0x5401
#define TCSETS     0x5402
#define TCSETSW    0x5403
#define TCSETSF    0x5404
#define TCFLSH     0x540B
#define TIOCGWINSZ 0x5413
#define TIOCSWINSZ 0x5414
#define FIONREAD   0x541B
#define TIOCINQ    FIONREAD
#define FIONBIO    0x5421

struct winsize {
	unsigned short ws_row, ws_col, ws_xpixel, ws_ypixel;
};

int ioctl(int fd, unsigned long request, ...);

#ifdef __cplusplus
}
#endif

#endif
