// SPDX-License-Identifier: BSD-3-Clause
// Options of sockets.
#include "option.h"

#include <lwip/ip.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/time.h>

struct ip_pcb *option_pcb(struct socket *s)
{
	switch (s->kind) {
	case SOCKET_STREAM:
		return (struct ip_pcb *)s->stream.pcb;
	case SOCKET_LISTENER:
		return (struct ip_pcb *)s->listener.pcb;
	default:
		return (struct ip_pcb *)s->datagrams.pcb;
	}
}

/* What lwIP keeps as a bit. */
static int flag_of(int name)
{
	switch (name) {
	case SO_REUSEADDR:
	case SO_REUSEPORT:
		return SOF_REUSEADDR;
	case SO_KEEPALIVE:
		return SOF_KEEPALIVE;
	case SO_BROADCAST:
		return SOF_BROADCAST;
	default:
		return 0;
	}
}

static int get_int(struct socket *s, int name, int *value)
{
	const struct ip_pcb *pcb = option_pcb(s);

	if (flag_of(name)) {
		*value = pcb && pcb->so_options & flag_of(name);
		return 0;
	}
	switch (name) {
	case SO_ERROR:
		*value = -socket_take_error(s);
		return 0;
	case SO_TYPE:
		*value = s->kind == SOCKET_DATAGRAMS ? SOCK_DGRAM : SOCK_STREAM;
		return 0;
	case SO_DOMAIN:
		*value = s->family;
		return 0;
	case SO_PROTOCOL:
		*value =
		    s->kind == SOCKET_DATAGRAMS ? IPPROTO_UDP : IPPROTO_TCP;
		return 0;
	case SO_ACCEPTCONN:
		*value = s->kind == SOCKET_LISTENER;
		return 0;
	case SO_RCVBUF:
		*value = (int)s->room;
		return 0;
	case SO_SNDBUF:
		*value = (int)TCP_SND_BUF;
		return 0;
	case SO_RCVLOWAT:
	case SO_SNDLOWAT:
		*value = 1;
		return 0;
	case SO_DEBUG:
	case SO_DONTROUTE:
	case SO_OOBINLINE:
		*value = 0;
		return 0;
	default:
		return -ENOPROTOOPT;
	}
}

static int set_int(struct socket *s, int name, int value)
{
	struct ip_pcb *pcb = option_pcb(s);

	if (flag_of(name)) {
		if (pcb && value)
			ip_set_option(pcb, flag_of(name));
		else if (pcb)
			ip_reset_option(pcb, flag_of(name));
		return 0;
	}
	switch (name) {
	case SO_RCVBUF:
		if (value < 0)
			return -EINVAL;
		/* A stream's window is the configuration's. */
		if (s->kind == SOCKET_DATAGRAMS)
			s->room = (size_t)UK_MAX(value, 2048);
		return 0;
	case SO_SNDBUF:
	case SO_RCVLOWAT:
	case SO_SNDLOWAT:
	case SO_DEBUG:
	case SO_DONTROUTE:
	case SO_OOBINLINE:
		return 0;
	default:
		return -ENOPROTOOPT;
	}
}

static void get_time(uint64_t ns, struct timeval *time)
{
	*time = (struct timeval){
	    .tv_sec = (time_t)(ns / 1000000000),
	    .tv_usec = (suseconds_t)(ns % 1000000000 / 1000),
	};
}

static int set_time(uint64_t *ns, const struct timeval *time)
{
	if (time->tv_sec < 0 || time->tv_usec < 0 || time->tv_usec >= 1000000)
		return -EDOM;
	*ns = (uint64_t)time->tv_sec * 1000000000 +
	      (uint64_t)time->tv_usec * 1000;
	return 0;
}

/* A value of another size than an int; 0: it is an int. */
static socklen_t size_of(int level, int name)
{
	if (level != SOL_SOCKET)
		return option_size(level, name);
	switch (name) {
	case SO_LINGER:
		return sizeof(struct linger);
	case SO_RCVTIMEO:
	case SO_SNDTIMEO:
		return sizeof(struct timeval);
	default:
		return 0;
	}
}

static int get_large(struct socket *s, int name, void *value)
{
	if (name == SO_LINGER)
		memcpy(value, &s->linger, sizeof(s->linger));
	else
		get_time(name == SO_RCVTIMEO ? s->receive_ns : s->send_ns,
			 value);
	return 0;
}

static int set_large(struct socket *s, int name, const void *value)
{
	if (name == SO_LINGER) {
		memcpy(&s->linger, value, sizeof(s->linger));
		return 0;
	}
	return set_time(name == SO_RCVTIMEO ? &s->receive_ns : &s->send_ns,
			value);
}

static int get(struct socket *s, int level, int name, void *value,
	       socklen_t *bytes)
{
	socklen_t size = size_of(level, name);
	int number, error;

	if (size && level == SOL_SOCKET) {
		if (*bytes < size)
			return -EINVAL;
		*bytes = size;
		return get_large(s, name, value);
	}
	error = level == SOL_SOCKET ? get_int(s, name, &number)
				    : option_get(s, level, name, &number);
	if (error)
		return error;
	*bytes = UK_MIN(*bytes, (socklen_t)sizeof(number));
	memcpy(value, &number, *bytes);
	return 0;
}

static int set(struct socket *s, int level, int name, const void *value,
	       socklen_t bytes)
{
	socklen_t size = size_of(level, name);
	int number;

	if (bytes < (size ? size : sizeof(number)))
		return -EINVAL;
	if (size)
		return level == SOL_SOCKET
			   ? set_large(s, name, value)
			   : option_set_large(s, level, name, value);
	memcpy(&number, value, sizeof(number));
	return level == SOL_SOCKET ? set_int(s, name, number)
				   : option_set(s, level, name, number);
}

int getsockopt(int fd, int level, int name, void *value, socklen_t *bytes)
{
	return (int)SOCKET_LOCKED(fd, get(s, level, name, value, bytes));
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t bytes)
{
	return (int)SOCKET_LOCKED(fd, set(s, level, name, value, bytes));
}
