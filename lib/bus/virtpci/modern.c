// SPDX-License-Identifier: BSD-3-Clause
// Devices of version 1: registers in memory, which capabilities tell of
// (Virtual I/O Device 1.1, 4.1.4).
#include "virtpci.h"

#include <uk/arch.h>
#include <uk/io.h>
#include <uk/io_pci.h>

/* A capability (4.1.4). */
enum {
	VENDOR_SPECIFIC = 0x09,
	CAP_BYTES = 2,
	CAP_TYPE = 3,
	CAP_BAR = 4,
	CAP_OFFSET = 8,
	CAP_LENGTH = 12,
	CAP_NOTIFY_FACTOR = 16,
};

enum { COMMON = 1, NOTIFY = 2, ISR = 3, DEVICE = 4 };

/* The common registers (4.1.4.3). */
enum {
	FEATURES_SELECT = 0x00,
	FEATURES = 0x04,
	OUR_FEATURES_SELECT = 0x08,
	OUR_FEATURES = 0x0c,
	CONFIG_MESSAGE = 0x10,
	STATUS = 0x14,
	GENERATION = 0x15,
	QUEUE_SELECT = 0x16,
	QUEUE_SIZE = 0x18,
	QUEUE_MESSAGE = 0x1a,
	QUEUE_ENABLE = 0x1c,
	QUEUE_NOTIFY = 0x1e,
	QUEUE_DESCS = 0x20,
	QUEUE_AVAIL = 0x28,
	QUEUE_USED = 0x30,
	COMMON_BYTES = 0x38,
};

static unsigned status(struct uk_virtio *dev)
{
	return uk_io_read8(virtpci_of(dev)->common + STATUS);
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	struct virtpci *p = virtpci_of(dev);

	uk_io_write8(p->common + STATUS, (uint8_t)value);
	if (value != 0)
		return true;
	if (!virtpci_wait_for_reset(dev))
		return false;
	if (p->has_messages)
		uk_io_write16(p->common + CONFIG_MESSAGE, 0);
	return true;
}

static uint64_t features(struct uk_virtio *dev)
{
	volatile char *common = virtpci_of(dev)->common;
	uint64_t value;

	uk_io_write32(common + FEATURES_SELECT, 1);
	value = (uint64_t)uk_io_read32(common + FEATURES) << 32;
	uk_io_write32(common + FEATURES_SELECT, 0);
	return value | uk_io_read32(common + FEATURES);
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	volatile char *common = virtpci_of(dev)->common;

	uk_io_write32(common + OUR_FEATURES_SELECT, 0);
	uk_io_write32(common + OUR_FEATURES, (uint32_t)value);
	uk_io_write32(common + OUR_FEATURES_SELECT, 1);
	uk_io_write32(common + OUR_FEATURES, (uint32_t)(value >> 32));
}

static unsigned generation(struct uk_virtio *dev)
{
	return uk_io_read8(virtpci_of(dev)->common + GENERATION);
}

/* What a device does not have of its configuration reads as 0. */
static volatile char *config_at(struct uk_virtio *dev, unsigned offset,
				unsigned width)
{
	struct virtpci *p = virtpci_of(dev);

	return offset + width <= p->config_bytes ? p->config + offset : NULL;
}

static uint32_t config(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	volatile char *reg = config_at(dev, offset, width);

	if (!reg)
		return 0;
	if (width == 1)
		return uk_io_read8(reg);
	return width == 2 ? uk_io_read16(reg) : uk_io_read32(reg);
}

static void set_config(struct uk_virtio *dev, unsigned offset, unsigned width,
		       uint32_t value)
{
	volatile char *reg = config_at(dev, offset, width);

	if (!reg)
		return;
	if (width == 1)
		uk_io_write8(reg, (uint8_t)value);
	else if (width == 2)
		uk_io_write16(reg, (uint16_t)value);
	else
		uk_io_write32(reg, value);
}

static unsigned queue_most(struct uk_virtio *dev, unsigned number, bool *fixed)
{
	volatile char *common = virtpci_of(dev)->common;

	*fixed = false;
	uk_io_write16(common + QUEUE_SELECT, (uint16_t)number);
	return uk_io_read16(common + QUEUE_SIZE);
}

static void write_address(volatile char *reg, const void *memory)
{
	uint64_t address = uk_io_to_device(memory);

	uk_io_write32(reg, (uint32_t)address);
	uk_io_write32(reg + 4, (uint32_t)(address >> 32));
}

/* Where to ring for the queue that is selected; NULL: nowhere. */
static volatile void *doorbell(const struct virtpci *p)
{
	uint64_t at =
	    (uint64_t)uk_io_read16(p->common + QUEUE_NOTIFY) * p->notify_factor;

	return at % 2 == 0 && at + 2 <= p->notify_bytes ? p->notify + at : NULL;
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue)
{
	struct virtpci *p = virtpci_of(dev);
	volatile char *common = p->common;

	uk_io_write16(common + QUEUE_SELECT, (uint16_t)queue->number);
	queue->doorbell = doorbell(p);
	if (!queue->doorbell || uk_io_read16(common + QUEUE_ENABLE))
		return -EIO;
	uk_io_write16(common + QUEUE_SIZE, queue->ring.size);
	queue->message =
	    p->has_messages ? virtpci_message(p, queue) : VIRTPCI_NO_MESSAGE;
	uk_io_write16(common + QUEUE_MESSAGE, (uint16_t)queue->message);
	if (p->has_messages &&
	    uk_io_read16(common + QUEUE_MESSAGE) != queue->message)
		return -EIO;
	write_address(common + QUEUE_DESCS, queue->ring.descs);
	write_address(common + QUEUE_AVAIL, queue->ring.avail);
	write_address(common + QUEUE_USED, queue->ring.used);
	uk_io_write16(common + QUEUE_ENABLE, 1);
	return uk_io_read16(common + QUEUE_ENABLE) == 1 ? 0 : -EIO;
}

static void notify(struct uk_virtio_queue *queue)
{
	uk_arch_barrier();
	uk_io_write16(queue->doorbell, (uint16_t)queue->number);
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

unsigned virtpci_modern_why(struct virtpci *p)
{
	return uk_io_read8(p->isr);
}

/* Where the registers of a type may begin (4.1.4.3.1, 4.1.4.4.1, 4.1.4.6.1). */
static bool is_aligned(unsigned type, uint32_t offset)
{
	return offset % (type == ISR ? 1U : type == NOTIFY ? 2U : 4U) == 0;
}

/* Maps the registers of one type, `least` bytes at least, by the first of its
 * capabilities that leads to memory; NULL: there is none. */
static volatile char *map(const struct virtpci *p, unsigned type,
			  uint32_t least, uint32_t *bytes, unsigned *cap)
{
	const struct uk_pci_function *f = &p->function;
	unsigned at = 0;

	while ((at = uk_pci_capability(f, VENDOR_SPECIFIC, at))) {
		if (uk_io_pci_read(f->number, at + CAP_TYPE, 1) != type)
			continue;
		uint32_t offset = uk_io_pci_read(f->number, at + CAP_OFFSET, 4);

		*bytes = uk_io_pci_read(f->number, at + CAP_LENGTH, 4);
		*cap = at;
		if (*bytes < least || !is_aligned(type, offset))
			continue;
		volatile char *regs =
		    uk_pci_map(f, uk_io_pci_read(f->number, at + CAP_BAR, 1),
			       offset, *bytes);

		if (regs)
			return regs;
	}
	return NULL;
}

int virtpci_modern_init(struct virtpci *p)
{
	uint32_t bytes;
	unsigned cap;

	p->common = map(p, COMMON, COMMON_BYTES, &bytes, &cap);
	if (!p->common)
		return -ENODEV;
	p->isr = map(p, ISR, 1, &bytes, &cap);
	p->config = map(p, DEVICE, 1, &p->config_bytes, &cap);
	if (!p->config)
		p->config_bytes = 0;
	p->notify = map(p, NOTIFY, 2, &p->notify_bytes, &cap);
	if (!p->notify || !p->isr)
		return -EIO;
	p->notify_factor =
	    uk_io_pci_read(p->function.number, cap + CAP_NOTIFY_FACTOR, 4);
	p->virtio.ops = &ops;
	return 0;
}
