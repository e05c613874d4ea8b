// SPDX-License-Identifier: BSD-3-Clause
// A device from the toolstack's giving it to its being open.
#include "netfront.h"

#include <uk/alloc.h>
#include <uk/print.h>

void netfront_break(struct netfront *n, const char *why)
{
	if (n->broken)
		return;
	n->broken = true;
	n->dev.up = false;
	uk_print_error("net%u: the other half %s", n->dev.number, why);
}

void netfront_notify(struct netfront *n)
{
	(void)uk_evtchn_send((evtchn_port_t)n->front->port);
}

static void wake(struct netfront *n)
{
	if (!n->listens)
		return;
	n->listens = false;
	n->dev.wake(&n->dev, 0);
}

static void on_event(void *arg)
{
	struct netfront *n = arg;

	n->dev.stats.interrupts++;
	wake(n);
}

static bool netfront_listen(struct uk_netdev *dev, unsigned queue)
{
	struct netfront *n = netfront_of(dev);

	(void)queue;
	if (!n->broken)
		netfront_out_reap(n);
	unsigned long flags = uk_plat_irq_save();

	n->listens = !n->broken;
	if (netfront_in_has_some(n) ||
	    (n->wants_room && netfront_out_has_room(n))) {
		n->listens = false;
		n->wants_room = false;
	}
	uk_plat_irq_restore(flags);
	/* From one that is broken nothing comes, but it is no news either. */
	return n->listens || n->broken;
}

static int say_abilities(const struct netfront *n, unsigned wanted)
{
	const struct {
		const char *name;
		bool value;
	} features[] = {
	    {"request-rx-copy", true},
	    {"feature-rx-notify", true},
	    {"feature-sg", true},
	    {"feature-gso-tcpv4", wanted & UK_NETDEV_LARGE},
	    {"feature-gso-tcpv6", wanted & UK_NETDEV_LARGE},
	    {"feature-no-csum-offload", !(wanted & UK_NETDEV_CHECKED)},
	    {"feature-ipv6-csum-offload", wanted & UK_NETDEV_CHECKED},
	};
	int error = 0;

	for (size_t i = 0; i < UK_ARRAY_LEN(features) && !error; i++)
		error = uk_xenfront_write_number(n->front, features[i].name,
						 features[i].value);
	return error;
}

/* Shows the other half what to use, and waits until it does. */
static int connect(struct netfront *n, unsigned wanted)
{
	int error = netfront_out_begin(n);

	if (!error)
		error = netfront_in_begin(n);
	if (!error)
		error = say_abilities(n, wanted);
	if (!error)
		error = uk_xenfront_switch(n->front, XenbusStateConnected);
	return error ? error
		     : uk_xenfront_await(n->front, XenbusStateConnected);
}

static void netfront_close(struct uk_netdev *dev)
{
	struct netfront *n = netfront_of(dev);

	dev->up = false;
	n->listens = false;
	int error = uk_xenfront_end(n->front);

	if (error)
		uk_print_warn("net%u: is not let go: error %d", dev->number,
			      -error);
	netfront_in_end(n);
	netfront_out_end(n);
}

static int netfront_open(struct uk_netdev *dev, unsigned queues,
			 unsigned wanted)
{
	struct netfront *n = netfront_of(dev);

	if (queues != 1 || n->opened)
		return -EINVAL;
	n->broken = false;
	int error = uk_xenfront_begin(n->front);

	if (!error)
		error = connect(n, wanted);
	dev->up = !error && !n->broken;
	if (error)
		netfront_close(dev);
	return error;
}

static const struct uk_netdev_ops ops = {
    .open = netfront_open,
    .close = netfront_close,
    .send = netfront_out_send,
    .push = netfront_out_push,
    .receive = netfront_in_receive,
    .listen = netfront_listen,
};

/* The toolstack takes the device away, or the other half has died. */
static void changed(struct uk_xenfront *front)
{
	struct netfront *n = front->driver;

	if (!n->dev.up || front->state == XenbusStateConnected)
		return;
	unsigned long flags = uk_plat_irq_save();

	netfront_break(n, "is gone");
	wake(n);
	uk_plat_irq_restore(flags);
}

static bool read_digit(const char **text, unsigned *value)
{
	unsigned c = (unsigned char)**text;
	unsigned digit = c - '0' <= 9 ? c - '0' : (c | 0x20U) - 'a' + 10;

	if (digit > 15)
		return false;
	*value = *value << 4 | digit;
	(*text)++;
	return true;
}

/* Six numbers of two digits, with colons between. */
static int read_mac(const char *text, uint8_t mac[6])
{
	for (unsigned i = 0; i < 6; i++) {
		unsigned value = 0;

		if ((i > 0 && *text++ != ':') || !read_digit(&text, &value) ||
		    !read_digit(&text, &value))
			return -EINVAL;
		mac[i] = (uint8_t)value;
	}
	return *text ? -EINVAL : 0;
}

static unsigned abilities_of(const struct uk_xenfront *front)
{
	unsigned abilities =
	    UK_NETDEV_CHECKSUM | UK_NETDEV_CHECKED | UK_NETDEV_LARGE;

	if (uk_xenfront_has(front, "feature-gso-tcpv4"))
		abilities |= UK_NETDEV_CUT4;
	if (uk_xenfront_has(front, "feature-gso-tcpv6"))
		abilities |= UK_NETDEV_CUT6;
	return abilities;
}

static int begin(struct netfront *n)
{
	struct uk_netdev *dev = &n->dev;
	char mac[18];
	int error = uk_xenfront_begin(n->front);

	if (!error)
		error = uk_xenfront_read(n->front, "mac", mac, sizeof(mac));
	if (error < 0)
		return error;
	error = read_mac(mac, dev->mac);
	if (!error)
		error = uk_xenfront_connect(n->front, on_event, n);
	if (error)
		return error;
	netfront_out_init(n);
	netfront_in_init(n);
	dev->ops = &ops;
	dev->driver = UK_LIB;
	dev->mtu = 1500;
	dev->queues = 1;
	/* Each may take two pages. */
	dev->parts = XEN_NETIF_NR_SLOTS_MIN / 2;
	dev->kept = PAGES - CONFIG_NETFRONT_PAGES;
	dev->abilities = abilities_of(n->front);
	n->front->driver = n;
	n->front->changed = changed;
	uk_netdev_add(dev);
	return 0;
}

static int probe(struct uk_xenfront *front)
{
	struct netfront *n = uk_alloc(uk_alloc_default(), sizeof(*n));

	if (!n)
		return -ENOMEM;
	memset(n, 0, sizeof(*n));
	n->front = front;
	int error = begin(n);

	if (error)
		uk_free(uk_alloc_default(), n);
	return error;
}
UK_XENFRONT_DRIVER(vif, "vif", probe);
