// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other (Virtual I/O Device 1.1,
// 5.3).
//
// What a device and its ports are is guarded by the device's lock, which
// interrupts take too. What is printed meanwhile, as when the device breaks,
// may have to go through that very device: console.c knows a way.
#ifndef VIRTCON_H
#define VIRTCON_H

#include <uk/lock.h>
#include <uk/virtio.h>

/* Features (5.3.3). */
#define VIRTCON_SIZE      UK_VIRTIO_FEATURE(0)
#define VIRTCON_MULTIPORT UK_VIRTIO_FEATURE(1)
#define VIRTCON_EMERGENCY UK_VIRTIO_FEATURE(2)

/* Offsets in the configuration (5.3.4). */
enum {
	VIRTCON_CONFIG_COLUMNS = 0,
	VIRTCON_CONFIG_ROWS = 2,
	VIRTCON_CONFIG_PORTS = 4,
	VIRTCON_CONFIG_EMERGENCY = 8,
};

/* Memory of a port, each way. */
enum { VIRTCON_BUFFERS = 4, VIRTCON_BUFFER_BYTES = 1024 };

/* Of control messages; and what the longest of these has room for, behind its
 * header: a name, with or without a final 0. */
enum { VIRTCON_MESSAGES = 32, VIRTCON_SENT = 4, VIRTCON_NAME_BYTES = 248 };

struct virtcon_buffer {
	struct virtcon_buffer *next;
	uint32_t begin, end; /* of what there is to be read */
	char bytes[VIRTCON_BUFFER_BYTES];
};

/* A control message (5.3.6.2). */
struct virtcon_control {
	uint32_t port;
	uint16_t event, value;
};

struct virtcon_message {
	struct virtcon_control control;
	char text[VIRTCON_NAME_BYTES];
};

struct virtcon_sent {
	struct virtcon_control control;
	bool busy;
};

struct virtcon_port {
	struct virtcon *device;
	unsigned number;
	struct uk_virtio_queue in, out;
	struct virtcon_buffer *memory; /* NULL until it is first there */
	struct virtcon_buffer *full, **last_full; /* what came */
	struct virtcon_buffer *spare;             /* to be sent */

	/* What the device has said. */
	bool added;
	bool removed; /* since somebody has looked */
	bool is_console, host_open;
	uint16_t columns, rows;
	char name[VIRTCON_NAME_BYTES + 1]; /* "": it has none */

	/* What was made of that. */
	bool ready;
	struct virtcon_file *file; /* NULL: it is not open */
	struct virtcon_names *names;
};

struct virtcon {
	struct uk_virtio *virtio;
	struct uk_lock lock;
	bool dead;
	unsigned number; /* of this device */
	unsigned port_count;
	uint32_t most_ports; /* that the device has numbers for */
	bool too_many;       /* it has had one that there is no room for */
	struct virtcon_port *ports;
	struct virtcon *next;

	/* With VIRTIO_CONSOLE_F_MULTIPORT alone. */
	struct uk_virtio_queue control_in, control_out;
	struct virtcon_message *messages;
	struct virtcon_sent sent[VIRTCON_SENT];
	uint64_t second_ns; /* since when so many messages came: */
	unsigned message_count;
};

/* Devices that there are. */
extern struct virtcon *virtcon_first;

/* How long a console is waited for that nobody reads; the device itself, for
 * several times that. */
extern uint64_t virtcon_patience_ns;

static inline unsigned long virtcon_lock(struct virtcon *d)
{
	return uk_lock_acquire(&d->lock);
}

static inline void virtcon_unlock(struct virtcon *d, unsigned long flags)
{
	uk_lock_release(&d->lock, flags);
}

/* The device ------------------------------------------------------------- */

/* Takes a device: as uk_virtio_driver has it. */
int virtcon_probe(struct uk_virtio *virtio);

/* Stops a device that is broken, for good: what waits for it ends. Locked. */
void virtcon_check(struct virtcon *d);

/* Does what the device has said since: ports come and go. Threads, one call at
 * a time. */
void virtcon_look(struct virtcon *d);

/* Control messages -------------------------------------------------------- */

int virtcon_control_start(struct virtcon *d) UK_MUST_CHECK;
/* Begins: the device tells of its ports before this returns. */
void virtcon_control_begin(struct virtcon *d);
/* Takes back what the device had, which is reset. */
void virtcon_control_end(struct virtcon *d);
/* Has the device know that a port is ready for it, open or not. Threads. */
void virtcon_control_ready(struct virtcon_port *p);
void virtcon_control_open(struct virtcon_port *p, bool open);

/* A port's bytes, locked --------------------------------------------------- */

/* Its queues, which are empty; and buffers for them, not locked: -ENOMEM. */
int virtcon_port_start(struct virtcon_port *p) UK_MUST_CHECK;
int virtcon_port_fill(struct virtcon_port *p) UK_MUST_CHECK;
/* Takes back what the device had, which is reset. */
void virtcon_port_end(struct virtcon_port *p);

/* How many bytes can be read; reads up to so many; forgets them. */
size_t virtcon_port_waiting(const struct virtcon_port *p);
size_t virtcon_port_read(struct virtcon_port *p, void *to, size_t bytes);
void virtcon_port_drop(struct virtcon_port *p);

/* Sends what there is room for: how many bytes. */
size_t virtcon_port_write(struct virtcon_port *p, const void *from,
			  size_t bytes);
/* Whether there is room, after a look at what was sent; if not, an interrupt
 * tells. */
bool virtcon_port_has_room(struct virtcon_port *p);
/* Whether all was sent, after such a look. */
bool virtcon_port_is_idle(struct virtcon_port *p);

/* The image's console ------------------------------------------------------ */

/* Makes a port the console if it is one, and there is none yet: true. */
bool virtcon_console_take(struct virtcon_port *p);
/* The port goes. */
void virtcon_console_leave(struct virtcon_port *p);

/* Files -------------------------------------------------------------------- */

#ifdef CONFIG_DEVFS
/* From now on ports come and go as somebody looks at their folder. */
void virtcon_names_begin(void);
/* Gives the port the names that it is to have by now, or takes them. */
void virtcon_names_show(struct virtcon_port *p);
void virtcon_names_hide(struct virtcon_port *p);
/* Locked: what the port's file is ready for, now that something has changed,
 * or bytes came; the port is gone. */
void virtcon_file_tell(struct virtcon_port *p, bool came);
void virtcon_file_leave(struct virtcon_port *p);
/* Opens it: 0; -EBUSY; -EIO; -ENOMEM. */
struct uk_file;
struct uk_vfs_node;
int virtcon_file_open(struct virtcon_port *p, struct uk_vfs_node *node,
		      unsigned flags, struct uk_file **file) UK_MUST_CHECK;
#else
static inline void virtcon_names_begin(void) {}

static inline void virtcon_names_show(struct virtcon_port *p)
{
	(void)p;
}

static inline void virtcon_names_hide(struct virtcon_port *p)
{
	(void)p;
}

static inline void virtcon_file_tell(struct virtcon_port *p, bool came)
{
	(void)p;
	(void)came;
}

static inline void virtcon_file_leave(struct virtcon_port *p)
{
	(void)p;
}
#endif

#endif
