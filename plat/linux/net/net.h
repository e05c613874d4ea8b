// SPDX-License-Identifier: BSD-3-Clause
// Network devices of the process: what their files say to each other.
#ifndef LINUX_NET_NET_H
#define LINUX_NET_NET_H

#include "host.h"

#include <uk/netdev/pool.h>
#include <uk/netdev/vnet.h>

/* So that what follows Ethernet's 14 bytes is aligned. */
#define ALIGN_BYTES 2U

/* Ethernet's header, with a VLAN's tag, of frames that are not to be cut. */
#define HEADER_BYTES 18U

/* Parts of the largest frame that may come, and one byte, that tells one which
 * was too long. */
#define PARTS_IN                                                \
	((ALIGN_BYTES + HEADER_BYTES + UK_NETDEV_LARGEST + 1) / \
	     UK_NETDEV_POOL_BYTES +                             \
	 1)
#define PARTS_OUT 64U

/* The longest frame has HEADER_BYTES more. */
#define MTU_MOST ((int32_t)(UK_NETDEV_LARGEST - HEADER_BYTES))

enum linux_net_kind { LINUX_NET_TAP, LINUX_NET_PACKET, LINUX_NET_SOCKET };

/* What the parameter says. */
struct linux_net_words {
	char text[64]; /* taken apart in place */
	const char *kind, *name;
	bool has_mac;
	uint8_t mac[6];
	unsigned mtu; /* 0: not said */
};

struct linux_net {
	struct uk_netdev dev;
	struct linux_net_words words;
	const char *parameter; /* as it was said */
	unsigned place;        /* N of netN= */
	enum linux_net_kind kind;
	int fd;
	int32_t index; /* of the host's interface; 0: none is looked after */
	bool has_header;
	bool ends; /* reading nothing is its end */
	bool is_open, is_gone;
	bool takes_unsummed, takes_large; /* the stack does */

	/* What the next frame goes to: the first `empty` are missing. */
	struct uk_netdev_pool pool;
	struct uk_netdev_buf *spare[PARTS_IN];
	unsigned parts, empty;
	struct uk_netdev_vnet header;
	struct linux_iovec in[1 + PARTS_IN]; /* the header first */

	/* There may be something to receive, or a change; to be called; nobody
	 * was called so many times; signals are off. With interrupts masked. */
	volatile bool came, armed;
	volatile unsigned in_vain;
	volatile bool is_quiet;
	bool wants_room;
};

#define LINUX_NET_DEVICES 4
extern struct linux_net linux_net[LINUX_NET_DEVICES];

/* Whether it is one of those that are there. */
static inline bool linux_net_is_there(const struct linux_net *net)
{
	return net->dev.ops != NULL;
}

/* Takes apart what the parameter says. NULL, or what is wrong with it. */
const char *linux_net_parse(struct linux_net_words *words, const char *text);

/* Ends the image: the parameter cannot be obeyed; what is wrong with what, and
 * how to mend that. `error` is the host's, or 0. */
UK_NORETURN void linux_net_refuse(const struct linux_net *net, const char *what,
				  const char *why, long error);

/* Each opens its kind, and says what is there: fd, kind, has_header, and of
 * dev mac, mtu and abilities. Refuses. */
void linux_net_tap(struct linux_net *net);
void linux_net_packet(struct linux_net *net);
void linux_net_given(struct linux_net *net);

/* Has a descriptor of these kinds come with virtio's header; refuses. */
void linux_net_tap_abilities(struct linux_net *net);
void linux_net_packet_abilities(struct linux_net *net);

/* What the parameter names; then index, mtu, mac and up of the interface that
 * `r` names, which is looked after from now on. Refuse. */
void linux_net_name(const struct linux_net *net, struct linux_ifreq *r);
void linux_net_find(struct linux_net *net, struct linux_ifreq *r);

/* Sees whether the interface changed. Interrupts masked. */
void linux_net_look(struct linux_net *net);

/* The device's address, out of that of the host's interface. */
void linux_net_neighbour(struct linux_net *net, const uint8_t mac[6]);

/* The device broke, for that reason and error: its stack learns. */
void linux_net_break(struct linux_net *net, const char *why, long error);

/* Something came, or, with `anyway`, changed: calls who listens, or remembers.
 * Interrupts masked. */
void linux_net_wake(struct linux_net *net, bool anyway);

/* Has a descriptor send signals of that number; false if it cannot. */
bool linux_net_signal_by(int fd, int signo) UK_MUST_CHECK;

void linux_net_ready_init(struct linux_net *net);
void linux_net_signals(struct linux_net *net, bool on);
bool linux_net_listen(struct uk_netdev *dev, unsigned queue);

struct uk_netdev_buf *linux_net_receive(struct uk_netdev *dev, unsigned queue,
					struct uk_netdev_todo *todo);
int linux_net_send(struct uk_netdev *dev, unsigned queue,
		   struct uk_netdev_buf *packet,
		   const struct uk_netdev_todo *todo);

/* Computes the sum that a packet still lacks. */
void linux_net_sum(struct uk_netdev_buf *packet, struct uk_netdev_todo *todo);

extern const struct uk_netdev_ops linux_net_ops;

static inline struct linux_net *linux_net_of(struct uk_netdev *dev)
{
	return UK_CONTAINER_OF(dev, struct linux_net, dev);
}

#endif
