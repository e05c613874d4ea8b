// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: sockets.
#include "missing.h"

#define WHY "no network is ticked"

FAILS(socket)
FAILS(socketpair)
FAILS(bind)
FAILS(listen)
FAILS(accept)
FAILS(accept4)
FAILS(connect)
FAILS(shutdown)
FAILS(getsockname)
FAILS(getpeername)
FAILS(getsockopt)
FAILS(setsockopt)
FAILS(send)
FAILS(sendto)
FAILS(sendmsg)
FAILS(sendmmsg)
FAILS(recv)
FAILS(recvfrom)
FAILS(recvmsg)
FAILS(recvmmsg)
FAILS(sockatmark)
FAILS(getifaddrs)

EMPTY(freeifaddrs)
