// SPDX-License-Identifier: BSD-3-Clause
// Devices: how they are started and stopped (Virtual I/O Device 1.1, 3.1), and
// who drives them.
#include "status.h"

#include <uk/print.h>

/* From the linker script. */
extern const struct uk_virtio_driver uk_virtio_driver_start[];
extern const struct uk_virtio_driver uk_virtio_driver_end[];

#ifdef CONFIG_VIRTIO_PACKED
#define PACKED UK_VIRTIO_PACKED
#else
#define PACKED 0
#endif

static const uint64_t known =
    UK_VIRTIO_INDIRECT | UK_VIRTIO_EVENT | UK_VIRTIO_VERSION_1 | PACKED;

static void add_status(struct uk_virtio *dev, unsigned bits)
{
	(void)dev->ops->set_status(dev, dev->ops->status(dev) | bits);
}

static int give_up(struct uk_virtio *dev, int error)
{
	add_status(dev, STATUS_FAILED);
	return error;
}

/* Says what is wanted of what is offered. Old devices do not know the answer.
 */
static int negotiate(struct uk_virtio *dev, uint64_t wanted)
{
	dev->offered = dev->ops->features(dev);
	if (!dev->legacy && !(dev->offered & UK_VIRTIO_VERSION_1))
		return -ENOTSUP;
	dev->features = dev->offered & (wanted | known);
	if (dev->legacy)
		dev->features &= UINT32_MAX;
	dev->ops->set_features(dev, dev->features);
	if (dev->legacy)
		return 0;
	add_status(dev, STATUS_FEATURES_OK);
	return dev->ops->status(dev) & STATUS_FEATURES_OK ? 0 : -ENOTSUP;
}

int uk_virtio_start(struct uk_virtio *dev, uint64_t wanted)
{
	if (!dev->ops->set_status(dev, 0))
		return -EIO;
	dev->broken = NULL;
	dev->queues = NULL;
	add_status(dev, STATUS_ACKNOWLEDGE);
	add_status(dev, STATUS_DRIVER);
	int error = negotiate(dev, wanted);

	return error ? give_up(dev, error) : 0;
}

void uk_virtio_ready(struct uk_virtio *dev)
{
	add_status(dev, STATUS_DRIVER_OK);
}

void uk_virtio_stop(struct uk_virtio *dev)
{
	if (!dev->ops->set_status(dev, 0))
		uk_print_warn("a device is not to be reset");
	dev->queues = NULL;
}

void uk_virtio_break(struct uk_virtio *dev, const char *why)
{
	if (dev->broken)
		return;
	dev->broken = why;
	uk_print_error("a device of kind %u %s", dev->kind, why);
}

bool uk_virtio_is_broken(struct uk_virtio *dev)
{
	for (struct uk_virtio_queue *q = dev->queues; q; q = q->next)
		if (q->ring.broken)
			uk_virtio_break(dev, q->ring.broken);
	return dev->broken;
}

bool uk_virtio_add(struct uk_virtio *dev)
{
	const struct uk_virtio_driver *driver = uk_virtio_driver_start;

	dev->offered = dev->ops->features(dev);
	for (; driver < uk_virtio_driver_end; driver++) {
		if (driver->kind != dev->kind)
			continue;
		int error = driver->probe(dev);

		if (!error)
			return true;
		uk_print_error("%s does not take a device: error %d",
			       driver->name, -error);
	}
	return false;
}

/* A device that wants a reset says so by a change of its configuration
 * (2.1.2). */
static void look_at_status(struct uk_virtio *dev)
{
	if (dev->ops->status(dev) & STATUS_NEEDS_RESET)
		uk_virtio_break(dev, "wants to be reset");
	if (dev->changed)
		dev->changed(dev);
}

void uk_virtio_interrupt(struct uk_virtio *dev, bool queues, bool config)
{
	if (config)
		look_at_status(dev);
	if (!queues)
		return;
	for (struct uk_virtio_queue *q = dev->queues; q; q = q->next)
		q->wake(q);
}
