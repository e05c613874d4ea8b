// SPDX-License-Identifier: BSD-3-Clause
// The part of Linux's system call interface that network devices take.
#ifndef LINUX_NET_HOST_H
#define LINUX_NET_HOST_H

#include "../sys.h"

enum { SIGURG = 23, SIGIO = 29 };

enum { O_NONBLOCK = 0x800, O_ASYNC = 0x2000 };
enum { F_GETFL = 3, F_SETFL = 4, F_SETOWN = 8, F_SETSIG = 10 };

struct linux_iovec {
	void *base;
	size_t bytes;
};

/* Sockets: netlink, packet, Unix. ---------------------------------------- */

enum { AF_UNIX = 1, AF_NETLINK = 16, AF_PACKET = 17 };
enum { SOCK_DGRAM = 2, SOCK_RAW = 3, SOCK_SEQPACKET = 5 };
enum {
	SOL_SOCKET = 1,
	SO_TYPE = 3,
	SO_RCVBUF = 8,
	SO_RCVBUFFORCE = 33,
	SOL_PACKET = 263
};
enum { NETLINK_ROUTE = 0, RTMGRP_LINK = 1 };

struct linux_sockaddr_nl {
	uint16_t family, pad;
	uint32_t pid, groups;
};

struct linux_sockaddr_ll {
	uint16_t family, protocol; /* the latter in network order */
	int32_t index;
	uint16_t hardware;
	uint8_t kind, address_bytes, address[8];
};

#define ETH_P_ALL_NETWORK_ORDER 0x0300

enum {
	PACKET_ADD_MEMBERSHIP = 1,
	PACKET_VNET_HDR = 15,
	PACKET_IGNORE_OUTGOING = 23
};
enum { PACKET_MR_PROMISC = 1 };

struct linux_packet_mreq {
	int32_t index;
	uint16_t kind, address_bytes;
	uint8_t address[8];
};

/* Interfaces -------------------------------------------------------------- */

enum {
	SIOCGIFNAME = 0x8910,
	SIOCGIFFLAGS = 0x8913,
	SIOCGIFMTU = 0x8921,
	SIOCGIFHWADDR = 0x8927,
	SIOCGIFINDEX = 0x8933,
};

#define INTERFACE_NAME_BYTES 16

struct linux_ifreq {
	char name[INTERFACE_NAME_BYTES];
	union {
		int32_t number;
		uint16_t flags;
		struct {
			uint16_t kind; /* of hardware */
			uint8_t bytes[14];
		} address;
		unsigned long room[3];
	};
};

enum { IFF_UP = 0x1, IFF_RUNNING = 0x40 };
enum { ARPHRD_ETHER = 1 };

/* Tap devices -------------------------------------------------------------- */

#define TUNSETIFF       0x400454caU
#define TUNSETOFFLOAD   0x400454d0U
#define TUNGETIFF       0x800454d2U
#define TUNSETVNETHDRSZ 0x400454d8U

enum { IFF_TAP = 0x2, IFF_NO_PI = 0x1000, IFF_VNET_HDR = 0x4000 };
enum { TUN_F_CSUM = 1, TUN_F_TSO4 = 2, TUN_F_TSO6 = 4, TUN_F_TSO_ECN = 8 };

#endif
