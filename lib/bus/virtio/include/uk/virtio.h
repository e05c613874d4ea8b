// SPDX-License-Identifier: BSD-3-Clause
// Virtio: devices that a hypervisor plays, and their drivers.
//
// A driver announces itself by UK_VIRTIO_DRIVER; a transport (lib/bus/virtmmio,
// lib/bus/virtpci) finds devices, and has drivers look at them at init level
// device. Nothing here sleeps. Unless said otherwise: threads only, and what
// concerns one device one call at a time.
//
// A device may lie. Then it is broken (uk_virtio_broken says why), and nothing
// it does is looked at until its driver has stopped it.
// Sections are those of Virtual I/O Device (VIRTIO) Version 1.1.
#ifndef UK_VIRTIO_H
#define UK_VIRTIO_H

#include <uk/base.h>
#include <uk/errno.h>
#include <uk/virtio/ring.h>

/* Kinds of devices (5). */
enum {
	UK_VIRTIO_NET = 1,
	UK_VIRTIO_BLOCK = 2,
	UK_VIRTIO_CONSOLE = 3,
	UK_VIRTIO_ENTROPY = 4,
};

/* A feature by its number. */
#define UK_VIRTIO_FEATURE(n) (1ULL << (n))

/* Of the device as such (6); drivers need not ask for these, but for the first,
 * which is of old devices: headers need no descriptors of their own. */
#define UK_VIRTIO_ANY_LAYOUT UK_VIRTIO_FEATURE(27)
#define UK_VIRTIO_INDIRECT   UK_VIRTIO_FEATURE(28)
#define UK_VIRTIO_EVENT      UK_VIRTIO_FEATURE(29)
#define UK_VIRTIO_VERSION_1  UK_VIRTIO_FEATURE(32)
#define UK_VIRTIO_PACKED     UK_VIRTIO_FEATURE(34)

struct uk_virtio;

/* A ring of a device; embedded in what is the driver's. */
struct uk_virtio_queue {
	struct uk_virtio_ring ring;
	struct uk_virtio *dev;
	unsigned number;
	/* The device may have used buffers. In interrupt handlers; also when
	 * it has not, or is broken. */
	void (*wake)(struct uk_virtio_queue *queue);
	/* The driver's, before it is started: queues of one number interrupt
	 * together, others apart from them if the device can. */
	unsigned line;
	volatile void *doorbell; /* the transport's */
	unsigned message;        /* the transport's: of its interrupts */
	void *memory, *private;
	size_t memory_bytes;
	struct uk_virtio_queue *next; /* of those that were started */
};

/* A transport's operations; drivers have the functions below. */
struct uk_virtio_ops {
	unsigned (*status)(struct uk_virtio *dev);
	/* 0 resets: false if the device has not done so after a second. */
	bool (*set_status)(struct uk_virtio *dev, unsigned status);
	uint64_t (*features)(struct uk_virtio *dev);
	void (*set_features)(struct uk_virtio *dev, uint64_t features);
	/* Changes with the device's configuration. */
	unsigned (*generation)(struct uk_virtio *dev);
	uint32_t (*config)(struct uk_virtio *dev, unsigned offset,
			   unsigned width);
	void (*set_config)(struct uk_virtio *dev, unsigned offset,
			   unsigned width, uint32_t value);
	/* How large queue `number` may be, 0 if there is none; whether it has
	 * to be of that size. */
	unsigned (*queue_most)(struct uk_virtio *dev, unsigned number,
			       bool *fixed);
	/* Tells the device where the ring is: 0, or -errno. */
	int (*queue_start)(struct uk_virtio *dev,
			   struct uk_virtio_queue *queue);
	void (*notify)(struct uk_virtio_queue *queue);
};

struct uk_virtio {
	/* The transport's, before it adds the device. */
	const struct uk_virtio_ops *ops;
	unsigned kind;
	bool legacy; /* from before version 1 (1.3.1, 4.1.4.8, 4.2.4) */

	/* The driver's. */
	void *driver;
	/* The configuration changed, or the device broke. In interrupt
	 * handlers. */
	void (*changed)(struct uk_virtio *dev);

	uint64_t offered;  /* by the device */
	uint64_t features; /* that both have, once it is started */
	const char *broken;
	struct uk_virtio_queue *queues;
};

/* Drivers ------------------------------------------------------------------ */

struct uk_virtio_driver {
	const char *name;
	unsigned kind;
	/* Takes the device, which was reset: 0, or -errno, which is said. */
	int (*probe)(struct uk_virtio *dev);
};

/* Announces a driver of one kind of device: `id` names it once more. */
#define UK_VIRTIO_DRIVER(id, device_kind, probe_fn)                 \
	static const struct uk_virtio_driver uk_virtio_driver_##id  \
	    UK_TABLE_ENTRY(".uk_virtio_driver." UK_LIB "." #id) = { \
		.name = UK_LIB, .kind = device_kind, .probe = probe_fn}

/* Resets the device and starts anew, with those of `wanted` that it offers.
 * Then come its queues, then uk_virtio_ready. -EIO: it does not do as it
 * should; -ENOTSUP: it is of a version that we do not know. */
int uk_virtio_start(struct uk_virtio *dev, uint64_t wanted) UK_MUST_CHECK;

/* Makes queue `number`, with wake set, of at most `most` descriptors and where
 * they are offered of `tables` tables for buffers of up to `parts` parts.
 * -ENOENT: it has no such queue; -ENOMEM; -EIO. */
int uk_virtio_queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue,
			  unsigned number, unsigned most, unsigned tables,
			  unsigned parts) UK_MUST_CHECK;

/* Lets it go. */
void uk_virtio_ready(struct uk_virtio *dev);

/* Resets the device. The driver then takes back what its queues held, and ends
 * each. */
void uk_virtio_stop(struct uk_virtio *dev);
void uk_virtio_queue_end(struct uk_virtio_queue *queue);

static inline bool uk_virtio_has(const struct uk_virtio *dev, uint64_t feature)
{
	return dev->features & feature;
}

/* Marks the device as broken, once, and says why on the log. */
void uk_virtio_break(struct uk_virtio *dev, const char *why);

/* Looks whether it is, by itself or by one of its rings. */
bool uk_virtio_is_broken(struct uk_virtio *dev);

/* Rings of the bell if the device wants to hear of what was given. */
void uk_virtio_queue_push(struct uk_virtio_queue *queue);

/* Fields of the device's configuration (2.4), 1, 2, 4 or 8 bytes wide. One
 * wider than 4 is read anew until it was not changed meanwhile; those are not
 * for interrupt handlers. */
uint64_t uk_virtio_config(struct uk_virtio *dev, unsigned offset,
			  unsigned width);
void uk_virtio_set_config(struct uk_virtio *dev, unsigned offset,
			  unsigned width, uint32_t value);

/* Transports --------------------------------------------------------------- */

/* Has the drivers of its kind look at a device that was reset, one after the
 * other until one takes it. False: none did. */
bool uk_virtio_add(struct uk_virtio *dev);

/* The device's interrupt: its queues, its configuration, or both. */
void uk_virtio_interrupt(struct uk_virtio *dev, bool queues, bool config);

#endif
