// SPDX-License-Identifier: BSD-3-Clause
// Options of TCP, IPv4 and IPv6.
#include "option.h"

#include <lwip/igmp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

static int get_tcp(struct socket *s, int name, int *value)
{
	const struct tcp_pcb *pcb =
	    s->kind == SOCKET_STREAM ? s->stream.pcb : NULL;

	if (s->kind == SOCKET_DATAGRAMS)
		return -ENOPROTOOPT;
	switch (name) {
	case TCP_NODELAY:
		*value = s->nodelay;
		return 0;
	case TCP_MAXSEG:
		*value = pcb ? tcp_mss(pcb) : TCP_MSS;
		return 0;
	case TCP_KEEPIDLE:
		*value = pcb ? (int)(pcb->keep_idle / 1000) : 0;
		return 0;
	case TCP_KEEPINTVL:
		*value = pcb ? (int)(pcb->keep_intvl / 1000) : 0;
		return 0;
	case TCP_KEEPCNT:
		*value = pcb ? (int)pcb->keep_cnt : 0;
		return 0;
	default:
		return -ENOPROTOOPT;
	}
}

static int set_nodelay(struct socket *s, bool nodelay)
{
	struct tcp_pcb *pcb = s->kind == SOCKET_STREAM ? s->stream.pcb : NULL;

	s->nodelay = nodelay;
	if (pcb && nodelay)
		tcp_nagle_disable(pcb);
	else if (pcb)
		tcp_nagle_enable(pcb);
	return 0;
}

static int set_tcp(struct socket *s, int name, int value)
{
	struct tcp_pcb *pcb = s->kind == SOCKET_STREAM ? s->stream.pcb : NULL;

	if (s->kind == SOCKET_DATAGRAMS)
		return -ENOPROTOOPT;
	if (name == TCP_NODELAY)
		return set_nodelay(s, value);
	if (value < 1 || value > 32767)
		return -EINVAL;
	switch (name) {
	case TCP_MAXSEG:
		return 0;
	case TCP_KEEPIDLE:
		if (pcb)
			pcb->keep_idle = (u32_t)value * 1000;
		return 0;
	case TCP_KEEPINTVL:
		if (pcb)
			pcb->keep_intvl = (u32_t)value * 1000;
		return 0;
	case TCP_KEEPCNT:
		if (pcb)
			pcb->keep_cnt = (u32_t)value;
		return 0;
	default:
		return -ENOPROTOOPT;
	}
}

/* How far packets go, and which are looped back: one byte each. */
static u8_t *byte_of(struct socket *s, int level, int name)
{
	struct ip_pcb *pcb = option_pcb(s);
	struct udp_pcb *udp =
	    s->kind == SOCKET_DATAGRAMS ? s->datagrams.pcb : NULL;

	if (!pcb)
		return NULL;
	if (level == IPPROTO_IP && name == IP_TOS)
		return &pcb->tos;
	if (level == IPPROTO_IP ? name == IP_TTL : name == IPV6_UNICAST_HOPS)
		return &pcb->ttl;
	if (udp && (level == IPPROTO_IP ? name == IP_MULTICAST_TTL
					: name == IPV6_MULTICAST_HOPS))
		return &udp->mcast_ttl;
	return NULL;
}

static bool is_loop(const struct socket *s, int level, int name)
{
	return s->kind == SOCKET_DATAGRAMS &&
	       name == (level == IPPROTO_IP ? IP_MULTICAST_LOOP
					    : IPV6_MULTICAST_LOOP);
}

int option_get(struct socket *s, int level, int name, int *value)
{
	const u8_t *byte;

	if (level == IPPROTO_TCP)
		return get_tcp(s, name, value);
	if (level != IPPROTO_IP && level != IPPROTO_IPV6)
		return -ENOPROTOOPT;
	if (level == IPPROTO_IPV6 && name == IPV6_V6ONLY) {
		*value = s->v6only;
		return 0;
	}
	if (is_loop(s, level, name)) {
		*value =
		    (s->datagrams.pcb->flags & UDP_FLAGS_MULTICAST_LOOP) != 0;
		return 0;
	}
	byte = byte_of(s, level, name);
	if (!byte)
		return -ENOPROTOOPT;
	*value = *byte;
	return 0;
}

static int set_v6only(struct socket *s, bool v6only)
{
	struct ip_pcb *pcb = option_pcb(s);

	if (s->family != AF_INET6)
		return -ENOPROTOOPT;
	if (!pcb || s->local_port != 0)
		return -EINVAL;
	s->v6only = v6only;
	IP_SET_TYPE_VAL(pcb->local_ip,
			v6only ? IPADDR_TYPE_V6 : IPADDR_TYPE_ANY);
	return 0;
}

int option_set(struct socket *s, int level, int name, int value)
{
	u8_t *byte;

	if (level == IPPROTO_TCP)
		return set_tcp(s, name, value);
	if (level != IPPROTO_IP && level != IPPROTO_IPV6)
		return -ENOPROTOOPT;
	if (level == IPPROTO_IPV6 && name == IPV6_V6ONLY)
		return set_v6only(s, value);
	if (is_loop(s, level, name)) {
		struct udp_pcb *udp = s->datagrams.pcb;

		udp->flags =
		    (u8_t)(value ? udp->flags | UDP_FLAGS_MULTICAST_LOOP
				 : udp->flags & ~UDP_FLAGS_MULTICAST_LOOP);
		return 0;
	}
	byte = byte_of(s, level, name);
	if (!byte)
		return -ENOPROTOOPT;
	if (value < 0 || value > UINT8_MAX)
		return -EINVAL;
	*byte = (u8_t)value;
	return 0;
}

socklen_t option_size(int level, int name)
{
	if (level == IPPROTO_IP &&
	    (name == IP_ADD_MEMBERSHIP || name == IP_DROP_MEMBERSHIP))
		return sizeof(struct ip_mreq);
	if (level == IPPROTO_IP && name == IP_MULTICAST_IF)
		return sizeof(struct in_addr);
	if (level == IPPROTO_IPV6 &&
	    (name == IPV6_JOIN_GROUP || name == IPV6_LEAVE_GROUP))
		return sizeof(struct ipv6_mreq);
	return 0;
}

/* Groups are an interface's in lwIP: a socket that is closed stays in. */
static int set_group(int name, const struct ip_mreq *group)
{
	ip4_addr_t address = {group->imr_multiaddr.s_addr};
	ip4_addr_t interface = {group->imr_interface.s_addr};

	return socket_error(name == IP_ADD_MEMBERSHIP
				? igmp_joingroup(&interface, &address)
				: igmp_leavegroup(&interface, &address));
}

int option_set_large(struct socket *s, int level, int name, const void *value)
{
	if (s->kind != SOCKET_DATAGRAMS)
		return -ENOPROTOOPT;
	if (level == IPPROTO_IPV6)
		return option_set_group6(name, value);
	if (name == IP_MULTICAST_IF) {
		ip4_addr_t address;

		memcpy(&address.addr, value, sizeof(address.addr));
		udp_set_multicast_netif_addr(s->datagrams.pcb, &address);
		return 0;
	}
	return set_group(name, value);
}
