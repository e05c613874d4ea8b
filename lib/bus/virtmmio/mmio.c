// SPDX-License-Identifier: BSD-3-Clause
// Virtio devices whose registers are at a place in memory, of version 2 or of
// the legacy version 1 (Virtual I/O Device 1.1, 4.2).
#include "mmio.h"

#include <uk/alloc.h>
#include <uk/arch.h>
#include <uk/init.h>
#include <uk/io.h>
#include <uk/plat.h>
#include <uk/print.h>
#include <uk/virtio.h>

/* 4.2.2 and, for what is legacy alone, 4.2.4. */
enum {
	MAGIC = 0x000,
	VERSION = 0x004,
	DEVICE = 0x008,
	FEATURES = 0x010,
	FEATURES_SELECT = 0x014,
	OUR_FEATURES = 0x020,
	OUR_FEATURES_SELECT = 0x024,
	LEGACY_PAGE_BYTES = 0x028,
	QUEUE_SELECT = 0x030,
	QUEUE_MOST = 0x034,
	QUEUE_SIZE = 0x038,
	LEGACY_QUEUE_ALIGN = 0x03c,
	LEGACY_QUEUE_PAGE = 0x040,
	QUEUE_READY = 0x044,
	QUEUE_NOTIFY = 0x050,
	IRQ_STATUS = 0x060,
	IRQ_DONE = 0x064,
	STATUS = 0x070,
	QUEUE_DESCS = 0x080,
	QUEUE_AVAIL = 0x090,
	QUEUE_USED = 0x0a0,
	GENERATION = 0x0fc,
	CONFIG = 0x100,
};

enum { IS_MAGIC = 0x74726976, LEGACY_PAGE = 4096 };

/* Of IRQ_STATUS. */
enum { USED_BUFFERS = 1, NEW_CONFIG = 2 };

struct mmio {
	struct uk_virtio virtio;
	volatile char *regs;
	uint64_t bytes;
};

static volatile char *regs_of(struct uk_virtio *dev)
{
	return UK_CONTAINER_OF(dev, struct mmio, virtio)->regs;
}

static unsigned status(struct uk_virtio *dev)
{
	return uk_io_read32(regs_of(dev) + STATUS);
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	const uint64_t patience_ns = 1000000000;

	uk_io_write32(regs_of(dev) + STATUS, value);
	if (value != 0)
		return true;
	uint64_t end = uk_plat_time_ns() + patience_ns;

	while (status(dev) != 0)
		if (uk_plat_time_ns() > end)
			return false;
	if (dev->legacy)
		uk_io_write32(regs_of(dev) + LEGACY_PAGE_BYTES, LEGACY_PAGE);
	return true;
}

static uint64_t features(struct uk_virtio *dev)
{
	volatile char *regs = regs_of(dev);
	uint64_t value;

	uk_io_write32(regs + FEATURES_SELECT, 1);
	value = (uint64_t)uk_io_read32(regs + FEATURES) << 32;
	uk_io_write32(regs + FEATURES_SELECT, 0);
	return value | uk_io_read32(regs + FEATURES);
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	volatile char *regs = regs_of(dev);

	uk_io_write32(regs + OUR_FEATURES_SELECT, 1);
	uk_io_write32(regs + OUR_FEATURES, (uint32_t)(value >> 32));
	uk_io_write32(regs + OUR_FEATURES_SELECT, 0);
	uk_io_write32(regs + OUR_FEATURES, (uint32_t)value);
}

/* Legacy devices do not tell. */
static unsigned generation(struct uk_virtio *dev)
{
	return dev->legacy ? 0 : uk_io_read32(regs_of(dev) + GENERATION);
}

/* What a device does not have of its configuration reads as 0. */
static volatile char *config_at(struct uk_virtio *dev, unsigned offset,
				unsigned width)
{
	struct mmio *mmio = UK_CONTAINER_OF(dev, struct mmio, virtio);

	return CONFIG + (uint64_t)offset + width <= mmio->bytes
		   ? mmio->regs + CONFIG + offset
		   : NULL;
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
	*fixed = false;
	uk_io_write32(regs_of(dev) + QUEUE_SELECT, number);
	return uk_io_read32(regs_of(dev) + QUEUE_MOST);
}

static void write_address(volatile char *reg, const void *p)
{
	uint64_t address = uk_io_to_device(p);

	uk_io_write32(reg, (uint32_t)address);
	uk_io_write32(reg + 4, (uint32_t)(address >> 32));
}

static int start_legacy(volatile char *regs, struct uk_virtio_queue *queue)
{
	uint64_t page = uk_io_to_device(queue->ring.descs) / LEGACY_PAGE;

	if (page > UINT32_MAX)
		return -ENOMEM;
	uk_io_write32(regs + LEGACY_QUEUE_ALIGN, LEGACY_PAGE);
	uk_io_write32(regs + LEGACY_QUEUE_PAGE, (uint32_t)page);
	return uk_io_read32(regs + LEGACY_QUEUE_PAGE) == page ? 0 : -EIO;
}

static int start_modern(volatile char *regs, struct uk_virtio_queue *queue)
{
	write_address(regs + QUEUE_DESCS, queue->ring.descs);
	write_address(regs + QUEUE_AVAIL, queue->ring.avail);
	write_address(regs + QUEUE_USED, queue->ring.used);
	uk_io_write32(regs + QUEUE_READY, 1);
	return uk_io_read32(regs + QUEUE_READY) == 1 ? 0 : -EIO;
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue)
{
	volatile char *regs = regs_of(dev);

	uk_io_write32(regs + QUEUE_SELECT, queue->number);
	if (uk_io_read32(regs +
			 (dev->legacy ? LEGACY_QUEUE_PAGE : QUEUE_READY)))
		return -EIO;
	uk_io_write32(regs + QUEUE_SIZE, queue->ring.size);
	queue->doorbell = regs + QUEUE_NOTIFY;
	return dev->legacy ? start_legacy(regs, queue)
			   : start_modern(regs, queue);
}

static void notify(struct uk_virtio_queue *queue)
{
	uk_arch_barrier();
	uk_io_write32(queue->doorbell, queue->number);
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

/* The line falls once nothing is left, which where it tells edges alone is what
 * lets the next one come. A device that never lets go of it has to wait. */
static void interrupt(void *arg)
{
	enum { ROUNDS = 16 };
	struct mmio *mmio = arg;

	for (unsigned i = 0; i < ROUNDS; i++) {
		uint32_t why = uk_io_read32(mmio->regs + IRQ_STATUS);

		if (!why)
			return;
		uk_io_write32(mmio->regs + IRQ_DONE, why);
		uk_virtio_interrupt(&mmio->virtio, why & USED_BUFFERS,
				    why & NEW_CONFIG);
	}
}

static void add(volatile char *regs, const struct mmio_place *place)
{
	struct mmio *mmio = uk_alloc(uk_alloc_default(), sizeof(*mmio));
	unsigned version = uk_io_read32(regs + VERSION);

	if (!mmio) {
		uk_print_error("no memory for a device");
		return;
	}
	*mmio = (struct mmio){
	    .virtio.ops = &ops,
	    .virtio.kind = uk_io_read32(regs + DEVICE),
	    .virtio.legacy = version == 1,
	    .regs = regs,
	    .bytes = place->bytes,
	};
	int error = set_status(&mmio->virtio, 0)
			? uk_plat_irq_attach(place->irq, interrupt, mmio)
			: -EIO;

	if (error)
		uk_print_error("a device cannot be used: error %d", -error);
	else
		(void)uk_virtio_add(&mmio->virtio);
}

/* Whether there may be registers (4.2.2). */
static bool is_sound(const struct mmio_place *place)
{
	return place->bytes > CONFIG && place->phys % 4 == 0 &&
	       place->phys <= UINT64_MAX - place->bytes;
}

/* Most places have no device. */
static void look_at(const struct mmio_place *place)
{
	volatile char *regs =
	    is_sound(place) ? uk_io_map(place->phys, place->bytes) : NULL;

	if (!regs || uk_io_read32(regs + MAGIC) != IS_MAGIC)
		return;
	unsigned version = uk_io_read32(regs + VERSION);

	if (version - 1 < 2 && uk_io_read32(regs + DEVICE) != 0)
		add(regs, place);
}

static int mmio_probe(void)
{
	struct mmio_place place;
	int walk = 0;

	if (!uk_alloc_default())
		return -ENOMEM;
	while (virtmmio_next_place(&walk, &place))
		look_at(&place);
	return 0;
}
UK_INIT(device, mmio_probe);
