// SPDX-License-Identifier: BSD-3-Clause
// A controller: what the driver's files say to each other.
#ifndef E1000_E1000_H
#define E1000_E1000_H

#include "regs.h"

#include <uk/io.h>
#include <uk/netdev/pool.h>
#include <uk/pci.h>

#define RING UK_ALIGN_DOWN(CONFIG_E1000_RING, 8U)

/* Packets that are being cut have their headers here, as they are changed. */
#define HEADERS      32U
#define HEADER_BYTES 192U

/* The longest piece of memory in one descriptor, and the most parts. */
#define PIECE_BYTES 8192U
#define PARTS       (RING / 4)

struct e1000_in {
	struct uk_netdev_pool pool;
	struct e1000_in_desc *ring;
	struct uk_netdev_buf *bufs[RING];
	unsigned next;   /* to look at */
	unsigned filled; /* from there on, the device's */
	bool skips;      /* the rest of a frame that was too long */
};

struct e1000_out {
	struct e1000_out_desc *ring;
	struct uk_netdev_buf *packets[RING]; /* by first descriptor */
	uint16_t last[RING];                 /* the same packets' last one */
	bool cut[RING];
	unsigned first, used; /* descriptors that are the device's */
	uint8_t (*headers)[HEADER_BYTES];
	unsigned headers_used, header; /* how many; the next */
	struct e1000_out_desc context; /* as the device has it; 0: none */
	bool full, freed;              /* who had no room has some again */
	bool unpushed;
};

struct e1000 {
	struct uk_netdev net;
	struct uk_pci_function function;
	volatile char *regs;
	bool is_express; /* an 82574 */
	bool has_irq, is_open;
	volatile bool is_broken, listens;
	struct e1000_in in;
	struct e1000_out out;
};

static inline struct e1000 *e1000_of(struct uk_netdev *net)
{
	return UK_CONTAINER_OF(net, struct e1000, net);
}

static inline uint32_t e1000_read(const struct e1000 *e, unsigned reg)
{
	return uk_io_read32(e->regs + reg);
}

static inline void e1000_write(struct e1000 *e, unsigned reg, uint32_t value)
{
	uk_io_write32(e->regs + reg, value);
}

/* The controller anew: silent, and without rings. 0, or -EIO. */
int e1000_reset(struct e1000 *e) UK_MUST_CHECK;

/* Its own address; false: it has none. */
bool e1000_read_mac(struct e1000 *e);

/* It is not what it was: nothing comes and goes any more. */
void e1000_break(struct e1000 *e);

/* Rings begin, with the controller that was reset, and end. 0 or -ENOMEM. */
int e1000_in_start(struct e1000 *e) UK_MUST_CHECK;
int e1000_out_start(struct e1000 *e) UK_MUST_CHECK;
void e1000_in_stop(struct e1000 *e);
void e1000_out_stop(struct e1000 *e);

/* Gives the controller buffers in place of those that have been filled. */
void e1000_in_fill(struct e1000 *e);

/* Whether a frame came; whether one was sent that is not yet freed. */
bool e1000_in_ready(const struct e1000 *e);
bool e1000_out_ready(const struct e1000 *e);

/* Frees what was sent. */
void e1000_out_reclaim(struct e1000 *e);

/* probe.c: the parameter e1000.cut. */
extern bool e1000_cuts;

extern const struct uk_netdev_ops e1000_ops;

struct uk_netdev_buf *e1000_receive(struct uk_netdev *net, unsigned queue,
				    struct uk_netdev_todo *todo);
int e1000_send(struct uk_netdev *net, unsigned queue,
	       struct uk_netdev_buf *packet, const struct uk_netdev_todo *todo);
void e1000_push(struct uk_netdev *net, unsigned queue);

/* What the controller has to be told of a packet, in its terms. */
struct e1000_offload {
	struct e1000_out_desc context; /* 0: none */
	uint32_t command, options;     /* of all its descriptors */
	unsigned header_bytes;         /* those that are changed, or 0 */
};

/* False: it cannot do that. */
bool e1000_offload(const struct e1000 *e, const struct uk_netdev_buf *packet,
		   size_t bytes, const struct uk_netdev_todo *todo,
		   struct e1000_offload *offload) UK_MUST_CHECK;

/* Makes the headers of a packet that is cut what the controller wants: without
 * lengths, which it adds to each segment's. `header` has a copy of them. */
void e1000_offload_header(uint8_t *header, size_t bytes,
			  const struct uk_netdev_todo *todo);

#endif
