// SPDX-License-Identifier: BSD-3-Clause
// The device as such: what it is and can, its start and end, and when it calls.
#include "virtnet.h"

#include <uk/alloc.h>
#include <uk/init.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/print.h>

/* Features by number (5.1.3). */
enum {
	CSUM = 0,
	GUEST_CSUM = 1,
	MTU = 3,
	MAC = 5,
	GUEST_TSO4 = 7,
	GUEST_TSO6 = 8,
	HOST_TSO4 = 11,
	HOST_TSO6 = 12,
	MRG_RXBUF = 15,
	STATUS = 16,
};

/* The configuration (5.1.4). */
enum { CONFIG_MAC = 0, CONFIG_STATUS = 6, CONFIG_MTU = 10 };

#define BIT(n) UK_VIRTIO_FEATURE(n)

/* What each ability takes of features, all of them. Large packets last. */
static const struct {
	unsigned ability;
	uint64_t features;
} abilities[] = {
    {UK_NETDEV_CHECKSUM, BIT(CSUM)},
    {UK_NETDEV_CHECKED, BIT(GUEST_CSUM)},
    {UK_NETDEV_CUT4, BIT(CSUM) | BIT(HOST_TSO4)},
    {UK_NETDEV_CUT6, BIT(CSUM) | BIT(HOST_TSO6)},
    {UK_NETDEV_LARGE,
     BIT(GUEST_CSUM) | BIT(GUEST_TSO4) | BIT(GUEST_TSO6) | BIT(MRG_RXBUF)},
};

static void read_link(struct virtnet *v)
{
	v->net.up = !uk_virtio_has(v->virtio, BIT(STATUS)) ||
		    uk_virtio_config(v->virtio, CONFIG_STATUS, 2) & 1;
}

/* In interrupts. */
static void changed(struct uk_virtio *virtio)
{
	struct virtnet *v = virtio->driver;

	if (!v->open)
		return;
	read_link(v);
	v->pairs[0].listens = false;
	v->net.wake(&v->net, 0);
}

void virtnet_wake(struct virtnet_pair *pair)
{
	struct virtnet *v = virtnet_of_pair(pair);

	if (!pair->listens)
		return;
	pair->listens = false;
	v->net.wake(&v->net, VIRTNET_PAIRS > 1 ? pair->number : 0);
}

static int start_queues(struct virtnet *v)
{
	int error = 0;

	for (unsigned i = 0; !error && i < virtnet_used(v); i++) {
		error = virtnet_in_start(v, &v->pairs[i]);
		if (!error)
			error = virtnet_out_start(v, &v->pairs[i]);
	}
	return error || virtnet_used(v) == 1 ? error : virtnet_control_start(v);
}

static int start(struct virtnet *v, unsigned wanted)
{
	uint64_t features =
	    BIT(MAC) | BIT(MRG_RXBUF) | BIT(STATUS) | UK_VIRTIO_ANY_LAYOUT;

	for (unsigned i = 0; i < UK_ARRAY_LEN(abilities); i++)
		if (wanted & abilities[i].ability)
			features |= abilities[i].features;
	if (v->net.mtu != 1500)
		features |= BIT(MTU);
	if (virtnet_used(v) > 1)
		features |= virtnet_control_features;
	int error = uk_virtio_start(v->virtio, features);

	if (error)
		return error;
	v->merges = uk_virtio_has(v->virtio, BIT(MRG_RXBUF));
	v->header_bytes = v->merges || !v->virtio->legacy
			      ? sizeof(struct virtnet_header)
			      : sizeof(struct uk_netdev_vnet);
	v->header_alone = v->virtio->legacy && !v->merges &&
			  !uk_virtio_has(v->virtio, UK_VIRTIO_ANY_LAYOUT);
	return start_queues(v);
}

static void stop(struct virtnet *v)
{
	v->open = false;
	uk_virtio_stop(v->virtio);
	for (unsigned i = 0; i < virtnet_used(v); i++) {
		v->pairs[i].listens = false;
		virtnet_in_stop(&v->pairs[i]);
		virtnet_out_stop(&v->pairs[i]);
	}
	if (virtnet_used(v) > 1)
		virtnet_control_stop(v);
}

static int go(struct virtnet *v)
{
	read_link(v);
	v->open = true;
	uk_virtio_ready(v->virtio);
	virtnet_in_fill(v, &v->pairs[0]);
	if (virtnet_used(v) == 1)
		return 0;
	/* Others have no buffers before they are wanted. */
	int error = virtnet_control_use_pairs(v);

	for (unsigned i = 1; !error && i < virtnet_used(v); i++)
		virtnet_in_fill(v, &v->pairs[i]);
	return error;
}

static int virtnet_open(struct uk_netdev *net, unsigned queues, unsigned wanted)
{
	struct virtnet *v = virtnet_of(net);

	if (v->open || queues == 0 || queues > net->queues)
		return -EINVAL;
	v->used = (uint8_t)queues;
	int error = start(v, wanted);

	if (!error)
		error = go(v);
	if (!error)
		return 0;
	stop(v);
	return error == -ENOMEM || error == -ENOTSUP ? error : -EIO;
}

static void virtnet_close(struct uk_netdev *net)
{
	struct virtnet *v = virtnet_of(net);

	if (v->open)
		stop(v);
}

static bool is_broken(const struct virtnet *v)
{
	for (unsigned i = 0; i < virtnet_used(v); i++)
		if (v->pairs[i].in.queue.ring.broken ||
		    v->pairs[i].out.queue.ring.broken)
			return true;
	return v->virtio->broken;
}

int virtnet_check(struct virtnet *v)
{
	if (UK_UNLIKELY(v->open && is_broken(v))) {
		(void)uk_virtio_is_broken(v->virtio);
		v->net.stats.bad++;
		stop(v);
	}
	return v->open ? 0 : -EIO;
}

/* Who waits for room is called when there is much of it: each call costs a turn
 * of two threads, which may be one per packet on a busy host. */
static bool has_room(struct uk_virtio_ring *ring)
{
	return ring->free_count >= ring->size / 2 ||
	       !uk_virtio_ring_listen_most(ring);
}

/* Whether there is something to do already: else interrupts will tell. */
static bool listen(struct virtnet_pair *pair)
{
	struct virtnet_out *out = &pair->out;

	if (!uk_virtio_ring_listen(&pair->in.queue.ring))
		return false;
	if (out->full && has_room(&out->queue.ring)) {
		out->full = false;
		return false;
	}
	pair->listens = true;
	return true;
}

/* A broken device has nothing to say, ever. */
bool virtnet_listen(struct uk_netdev *net, unsigned queue)
{
	struct virtnet *v = virtnet_of(net);
	struct virtnet_pair *pair = virtnet_pair(v, queue);

	if (virtnet_check(v))
		return true;
	virtnet_out_reap(pair);
	/* A buffer that comes back once there was none left is not missed. */
	unsigned long flags = uk_plat_irq_save();

	virtnet_in_fill(v, pair);
	bool listens = listen(pair);

	uk_plat_irq_restore(flags);
	return listens;
}

static const struct uk_netdev_ops ops = {
    .open = virtnet_open,
    .close = virtnet_close,
    .send = virtnet_send,
    .push = virtnet_push,
    .receive = virtnet_receive,
    .listen = virtnet_listen,
};

/* A device without an address has one of those that nobody else gives out. */
static void read_mac(struct virtnet *v)
{
	static uint8_t count;
	uint8_t *mac = v->net.mac;

	if (v->virtio->offered & BIT(MAC)) {
		for (unsigned i = 0; i < 6; i++)
			mac[i] = (uint8_t)uk_virtio_config(v->virtio,
							   CONFIG_MAC + i, 1);
		return;
	}
	uint64_t moment = uk_plat_ticks();

	if (uk_plat_entropy(mac, 6))
		memcpy(mac, &moment, 6);
	mac[0] = (uint8_t)((mac[0] & ~1U) | 2);
	mac[5] = (uint8_t)(mac[5] + count++);
}

/* A device that has no room for a large packet waits for some for ever. */
static bool holds_large(struct virtnet *v)
{
	enum { OF_BUFFER = UK_NETDEV_POOL_BYTES - 64 };
	bool fixed;
	unsigned bufs =
	    v->virtio->ops->queue_most(v->virtio, VIRTNET_RECEIVES, &fixed);

	bufs = UK_MIN(bufs, (unsigned)CONFIG_VIRTNET_RING);
	bufs = UK_MIN(bufs, (unsigned)CONFIG_VIRTNET_BUFFERS);
	return bufs > UK_NETDEV_LARGEST / OF_BUFFER;
}

static void describe(struct virtnet *v)
{
	enum { USUAL_MTU = 1500, LEAST_MTU = 68 };
	uint64_t offered = v->virtio->offered;
	unsigned count = UK_ARRAY_LEN(abilities) - !holds_large(v);

	v->net.mtu = USUAL_MTU;
	if (offered & BIT(MTU))
		v->net.mtu =
		    (uint16_t)uk_virtio_config(v->virtio, CONFIG_MTU, 2);
	if (v->net.mtu < LEAST_MTU ||
	    v->net.mtu > (offered & BIT(MRG_RXBUF) ? UK_NETDEV_LARGEST
						   : UK_NETDEV_POOL_BYTES) -
			     64)
		v->net.mtu = USUAL_MTU;
	for (unsigned i = 0; i < count; i++)
		if ((offered & abilities[i].features) == abilities[i].features)
			v->net.abilities |= abilities[i].ability;
	read_mac(v);
	if (VIRTNET_PAIRS > 1)
		virtnet_control_describe(v);
}

static int probe(struct uk_virtio *virtio)
{
	struct virtnet *v = uk_alloc(uk_alloc_default(), sizeof(*v));

	if (!v)
		return -ENOMEM;
	*v = (struct virtnet){
	    .net = {.ops = &ops,
		    .driver = UK_LIB,
		    .queues = 1,
		    .kept = CONFIG_VIRTNET_BUFFERS * 3 / 4,
		    .parts = UK_MIN(VIRTNET_PARTS, CONFIG_VIRTNET_RING / 2)},
	    .virtio = virtio,
	};
	virtio->driver = v;
	virtio->changed = changed;
	describe(v);
	uk_netdev_add(&v->net);
	return 0;
}
UK_VIRTIO_DRIVER(net, UK_VIRTIO_NET, probe);
