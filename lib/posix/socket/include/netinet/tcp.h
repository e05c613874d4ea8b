// SPDX-License-Identifier: BSD-3-Clause
// Options of TCP's sockets (POSIX, <netinet/tcp.h>).
#ifndef NETINET_TCP_H
#define NETINET_TCP_H

#define TCP_NODELAY   1
#define TCP_MAXSEG    2
#define TCP_KEEPIDLE  4 /* seconds, as the next */
#define TCP_KEEPINTVL 5
#define TCP_KEEPCNT   6

#endif
