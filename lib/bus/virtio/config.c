// SPDX-License-Identifier: BSD-3-Clause
// The device's configuration (Virtual I/O Device 1.1, 2.4).
#include <uk/virtio.h>

uint64_t uk_virtio_config(struct uk_virtio *dev, unsigned offset,
			  unsigned width)
{
	/* A device that changes it without end has what it changed last. */
	enum { TRIES = 16 };
	unsigned before, tries = 0;
	uint64_t value;

	if (width <= 4)
		return dev->ops->config(dev, offset, width);
	do {
		before = dev->ops->generation(dev);
		value = dev->ops->config(dev, offset, 4);
		value |= (uint64_t)dev->ops->config(dev, offset + 4, 4) << 32;
	} while (dev->ops->generation(dev) != before && ++tries < TRIES);
	return value;
}

void uk_virtio_set_config(struct uk_virtio *dev, unsigned offset,
			  unsigned width, uint32_t value)
{
	dev->ops->set_config(dev, offset, width, value);
}
