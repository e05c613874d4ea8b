// SPDX-License-Identifier: BSD-3-Clause
// Options of protocols, which stand in a file of their own.
#ifndef OPTION_H
#define OPTION_H

#include "socket.h"

#include <lwip/ip.h>
#include <netinet/in.h>

/* What all of lwIP's pcbs begin with; NULL: there is none now. */
struct ip_pcb *option_pcb(struct socket *s);

/* How long a value is that is no int; 0: it is one. */
socklen_t option_size(int level, int name);
/* 0, -ENOPROTOOPT, -EINVAL, or what lwIP says. */
int option_get(struct socket *s, int level, int name, int *value);
int option_set(struct socket *s, int level, int name, int value);
int option_set_large(struct socket *s, int level, int name, const void *value);

/* Joins or leaves a group of IPv6: with it, or -EAFNOSUPPORT. */
int option_set_group6(int name, const struct ipv6_mreq *group);

#endif
