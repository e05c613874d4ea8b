// SPDX-License-Identifier: BSD-3-Clause
// Virtio devices on PCI, of version 1 and of before (Virtual I/O Device 1.1,
// 4.1).
#ifndef VIRTPCI_VIRTPCI_H
#define VIRTPCI_VIRTPCI_H

#include <uk/pci.h>
#include <uk/virtio.h>

/* No message for it. */
#define VIRTPCI_NO_MESSAGE 0xffffU

struct virtpci_message;

struct virtpci {
	struct uk_virtio virtio;
	struct uk_pci_function function;
	/* Messages: 0 is the configuration's, 1 the queues'; with
	 * CONFIG_VIRTPCI_MESSAGES others are those of some queues. */
	bool has_messages;
	struct virtpci_message *messages;

	/* Of version 1: registers in memory (4.1.4). */
	volatile char *common, *notify, *isr, *config;
	uint32_t notify_factor, notify_bytes, config_bytes;

	/* Of before: ports (4.1.4.8). */
	uint16_t ports;
	uint32_t port_count;
};

static inline struct virtpci *virtpci_of(struct uk_virtio *dev)
{
	return UK_CONTAINER_OF(dev, struct virtpci, virtio);
}

/* Find the registers and set the operations: 0; -ENODEV: it is not of that
 * kind; else -errno. */
int virtpci_modern_init(struct virtpci *p) UK_MUST_CHECK;
int virtpci_legacy_init(struct virtpci *p) UK_MUST_CHECK;

/* Why it interrupts by its pin, a mask; reading that ends it. */
enum { VIRTPCI_USED_BUFFERS = 1, VIRTPCI_NEW_CONFIG = 2 };
unsigned virtpci_modern_why(struct virtpci *p);
unsigned virtpci_legacy_why(struct virtpci *p);

/* messages.c, or no_messages.c: the message that a queue gets, which is that of
 * its line if there is one left; what message 1 is for, whose argument is the
 * device. */
unsigned virtpci_message(struct virtpci *p, const struct uk_virtio_queue *q);
void virtpci_first(void *arg);

/* Waits, at most a second, for a device to have reset itself. */
bool virtpci_wait_for_reset(struct uk_virtio *dev) UK_MUST_CHECK;

#endif
