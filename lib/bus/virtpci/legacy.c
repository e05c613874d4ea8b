// SPDX-License-Identifier: BSD-3-Clause
// Devices from before version 1: registers in ports (Virtual I/O Device 1.1,
// 4.1.4.8).
#include "virtpci.h"

#include <uk/arch.h>
#include <uk/io.h>
#include <uk/io_pci.h>

enum {
	FEATURES = 0x00,
	OUR_FEATURES = 0x04,
	QUEUE_PAGE = 0x08,
	QUEUE_SIZE = 0x0c,
	QUEUE_SELECT = 0x0e,
	QUEUE_NOTIFY = 0x10,
	STATUS = 0x12,
	ISR = 0x13,
	CONFIG = 0x14,
	/* With messages, these come before the configuration. */
	CONFIG_MESSAGE = 0x14,
	QUEUE_MESSAGE = 0x16,
	CONFIG_BEHIND_MESSAGES = 0x18,
};

enum { PAGE_BYTES = 4096 };

static uint32_t get(struct uk_virtio *dev, unsigned reg, unsigned width)
{
	return uk_io_pci_port_read((uint16_t)(virtpci_of(dev)->ports + reg),
				   width);
}

static void set(struct uk_virtio *dev, unsigned reg, unsigned width,
		uint32_t value)
{
	uk_io_pci_port_write((uint16_t)(virtpci_of(dev)->ports + reg), width,
			     value);
}

static unsigned status(struct uk_virtio *dev)
{
	return get(dev, STATUS, 1);
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	set(dev, STATUS, 1, value);
	if (value != 0)
		return true;
	if (!virtpci_wait_for_reset(dev))
		return false;
	if (virtpci_of(dev)->has_messages)
		set(dev, CONFIG_MESSAGE, 2, 0);
	return true;
}

static uint64_t features(struct uk_virtio *dev)
{
	return get(dev, FEATURES, 4);
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	set(dev, OUR_FEATURES, 4, (uint32_t)value);
}

static unsigned generation(struct uk_virtio *dev)
{
	(void)dev;
	return 0;
}

/* What a device does not have of its configuration reads as 0: -1. */
static int config_at(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	const struct virtpci *p = virtpci_of(dev);
	unsigned at =
	    offset + (p->has_messages ? CONFIG_BEHIND_MESSAGES : CONFIG);

	return at + width <= p->port_count ? (int)at : -1;
}

static uint32_t config(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	int at = config_at(dev, offset, width);

	return at < 0 ? 0 : get(dev, (unsigned)at, width);
}

static void set_config(struct uk_virtio *dev, unsigned offset, unsigned width,
		       uint32_t value)
{
	int at = config_at(dev, offset, width);

	if (at >= 0)
		set(dev, (unsigned)at, width, value);
}

static unsigned queue_most(struct uk_virtio *dev, unsigned number, bool *fixed)
{
	*fixed = true;
	set(dev, QUEUE_SELECT, 2, number);
	return get(dev, QUEUE_SIZE, 2);
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue)
{
	uint64_t page = uk_io_to_device(queue->ring.descs) / PAGE_BYTES;

	if (page > UINT32_MAX)
		return -ENOMEM;
	set(dev, QUEUE_SELECT, 2, queue->number);
	if (get(dev, QUEUE_PAGE, 4) != 0)
		return -EIO;
	if (virtpci_of(dev)->has_messages) {
		queue->message = virtpci_message(virtpci_of(dev), queue);
		set(dev, QUEUE_MESSAGE, 2, queue->message);
		if (get(dev, QUEUE_MESSAGE, 2) != queue->message)
			return -EIO;
	}
	set(dev, QUEUE_PAGE, 4, (uint32_t)page);
	return get(dev, QUEUE_PAGE, 4) == page ? 0 : -EIO;
}

static void notify(struct uk_virtio_queue *queue)
{
	uk_arch_barrier();
	set(queue->dev, QUEUE_NOTIFY, 2, queue->number);
}

static const struct uk_virtio_ops ops = {
    .status = status,
    .set_status = set_status,
    .features = features,
    .set_features = set_features,
    .generation = generation,
    .config = config,
    .set_config = set_config,
    .queue_most = queue_most,
    .queue_start = queue_start,
    .notify = notify,
};

unsigned virtpci_legacy_why(struct virtpci *p)
{
	return get(&p->virtio, ISR, 1);
}

int virtpci_legacy_init(struct virtpci *p)
{
	struct uk_pci_bar bar;

	if (uk_pci_bar(&p->function, 0, &bar) || !bar.is_port ||
	    bar.base == 0 || bar.bytes < CONFIG_BEHIND_MESSAGES ||
	    bar.base + bar.bytes > UINT16_MAX + 1ULL)
		return -ENODEV;
	p->ports = (uint16_t)bar.base;
	p->port_count = (uint32_t)bar.bytes;
	p->virtio.legacy = true;
	p->virtio.ops = &ops;
	return 0;
}
