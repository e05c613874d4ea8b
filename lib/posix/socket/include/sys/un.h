// SPDX-License-Identifier: BSD-3-Clause
// Addresses of local sockets (POSIX, <sys/un.h>).
#ifndef SYS_UN_H
#define SYS_UN_H

#include <sys/socket.h>

struct sockaddr_un {
	sa_family_t sun_family;
	char sun_path[108];
};

#endif
