// SPDX-License-Identifier: BSD-3-Clause
// The played console: it reads the rings as the specification has it (2.6,
// 5.3.6).
#include "played.h"

#include <uk/alloc/trial.h>
#include <uk/io.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/vfs.h>
#include <uk/vfs/node.h>

struct desc {
	uint64_t address;
	uint32_t bytes;
	uint16_t flags, next;
};

struct avail {
	uint16_t flags, index, heads[];
};

struct used {
	uint16_t flags, index;
	struct {
		uint32_t head, bytes;
	} entries[];
};

enum {
	QUEUES = 2 * PLAYED_PORTS + 2,
	CONSOLE_OUT = 1,
	CONTROL_IN = 2,
	CONTROL_OUT = 3
};

struct played played;
char played_emergency[256], played_said[4096];

static struct uk_virtio virtio;
static struct uk_virtio_queue *queues[QUEUES];
static uint16_t seen[QUEUES];
static unsigned status, emergency_bytes, said_bytes;
static bool was_reset;

/* Blocks of devices that are gone, as a console is for ever. */
static struct uk_alloc_trial heap = {
    .a = {.ops = &uk_alloc_trial_ops, .name = "trial"}, .grants = -1};

/* lib/fs/devfs's own. */
struct uk_vfs_node *devfs_root(void);

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

static unsigned get_status(struct uk_virtio *dev)
{
	(void)dev;
	return status;
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	(void)dev;
	if (value == 0) {
		was_reset = true;
		memset(queues, 0, sizeof(queues));
		memset(seen, 0, sizeof(seen));
	}
	status = value;
	return !(played.stuck && value == 0);
}

static uint64_t features(struct uk_virtio *dev)
{
	(void)dev;
	return played.features;
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	(void)dev;
	(void)value;
}

static unsigned generation(struct uk_virtio *dev)
{
	(void)dev;
	return 0;
}

static uint32_t config(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	unsigned char bytes[16] = {0};
	uint32_t value = 0;

	(void)dev;
	memcpy(bytes, &played.columns, 2);
	memcpy(bytes + 2, &played.rows, 2);
	memcpy(bytes + 4, &played.most_ports, 4);
	memcpy(&value, bytes + offset, width);
	return value;
}

static void set_config(struct uk_virtio *dev, unsigned offset, unsigned width,
		       uint32_t value)
{
	(void)dev;
	if (offset == 8 && width == 4 &&
	    emergency_bytes < sizeof(played_emergency) - 1)
		played_emergency[emergency_bytes++] = (char)value;
}

static unsigned queue_most(struct uk_virtio *dev, unsigned number, bool *fixed)
{
	(void)dev;
	*fixed = false;
	return number < QUEUES ? played.ring_size : 0;
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *q)
{
	(void)dev;
	queues[q->number] = q;
	return 0;
}

/* The next buffer that the driver has given; NULL: there is none. */
static const struct desc *next(unsigned number, uint16_t *head)
{
	struct uk_virtio_queue *q = queues[number];

	if (!q)
		return NULL;
	const struct avail *avail = (void *)q->ring.avail;

	if (seen[number] == avail->index)
		return NULL;
	*head = avail->heads[seen[number]++ % q->ring.size];
	return (const struct desc *)(void *)q->ring.descs + *head;
}

void played_use(unsigned number, uint32_t head, uint32_t bytes)
{
	struct uk_virtio_queue *q = queues[number];
	struct used *used = (void *)q->ring.used;

	used->entries[used->index % q->ring.size].head = head;
	used->entries[used->index % q->ring.size].bytes = bytes;
	used->index++;
}

static bool write_into(unsigned number, const void *data, size_t bytes)
{
	uint16_t head;
	const struct desc *d = next(number, &head);

	if (!d)
		return false;
	memcpy((void *)(uintptr_t)d->address, data,
	       UK_MIN(bytes, (size_t)d->bytes));
	played_use(number, head, (uint32_t)bytes);
	return true;
}

static void interrupt(void)
{
	unsigned long flags = uk_plat_irq_save();

	uk_virtio_interrupt(&virtio, true, false);
	uk_plat_irq_restore(flags);
}

/* Without an interrupt, as one that comes a little later. */
static bool say(uint32_t port, unsigned event, unsigned value, const char *text,
		size_t bytes)
{
	char message[1024];
	const struct virtcon_control c = {port, (uint16_t)event,
					  (uint16_t)value};

	memcpy(message, &c, sizeof(c));
	if (bytes > 0)
		memcpy(message + sizeof(c), text, bytes);
	return write_into(CONTROL_IN, message, sizeof(c) + bytes);
}

static size_t length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

/* What a device tells of a port that is ready. */
static void tell_of(unsigned number)
{
	const struct played_port *p = &played.ports[number];

	if (p->is_console)
		say(number, SAYS_CONSOLE, 1, "", 0);
	if (p->name)
		say(number, SAYS_NAME, 1, p->name,
		    p->name_bytes ? p->name_bytes : length(p->name));
	if (p->host_open)
		say(number, SAYS_OPEN, 1, "", 0);
}

static void obey(const struct virtcon_control *c)
{
	struct played_port *p = &played.ports[c->port % PLAYED_PORTS];

	switch (c->event) {
	case 0:
		for (unsigned i = 0; i < PLAYED_PORTS; i++)
			if (played.ports[i].there)
				say(i, SAYS_ADD, 1, "", 0);
		break;
	case SAYS_READY:
		p->readies++;
		tell_of(c->port);
		break;
	case SAYS_OPEN:
		p->opens++;
		p->open = c->value;
		break;
	default:
		break;
	}
}

static void notify(struct uk_virtio_queue *q)
{
	const struct desc *d;
	uint16_t head;

	if (q->number == CONTROL_OUT && !played.is_deaf) {
		while ((d = next(CONTROL_OUT, &head))) {
			obey((void *)(uintptr_t)d->address);
			played_use(CONTROL_OUT, head, 0);
		}
	}
	while (q->number == CONSOLE_OUT && played.is_quick &&
	       (d = next(CONSOLE_OUT, &head))) {
		memcpy(played_said + said_bytes, (void *)(uintptr_t)d->address,
		       d->bytes);
		said_bytes += d->bytes;
		played_use(CONSOLE_OUT, head, 0);
	}
}

static const struct uk_virtio_ops ops = {
    .status = get_status,
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

bool played_say(uint32_t port, unsigned event, unsigned value, const char *text,
		size_t bytes)
{
	bool done = say(port, event, value, text, bytes);

	interrupt();
	return done;
}

bool played_say_bytes(const void *message, size_t bytes)
{
	bool done = write_into(CONTROL_IN, message, bytes);

	interrupt();
	return done;
}

static unsigned in_of(unsigned port)
{
	return port == 0 ? 0 : 2 * port + 2;
}

size_t played_give(unsigned port, const char *data, size_t bytes)
{
	size_t done = 0;

	while (done < bytes) {
		size_t part =
		    UK_MIN(bytes - done, (size_t)VIRTCON_BUFFER_BYTES);

		if (!write_into(in_of(port), data + done, part))
			break;
		done += part;
	}
	interrupt();
	return done;
}

size_t played_take(unsigned port, char *to)
{
	unsigned number = in_of(port) + 1;
	uint16_t head;
	const struct desc *d = next(number, &head);

	if (!d)
		return 0;
	size_t bytes = d->bytes;

	memcpy(to, (const void *)(uintptr_t)d->address, bytes);
	played_use(number, head, 0);
	interrupt();
	return bytes;
}

bool played_was_reset(void)
{
	return was_reset;
}

void played_default(void)
{
	played = (struct played){
	    .features =
		UK_VIRTIO_VERSION_1 | VIRTCON_MULTIPORT | VIRTCON_EMERGENCY,
	    .most_ports = 4,
	    .ring_size = 64,
	    .ports = {[0] = {.there = true, .is_console = true},
		      [1] = {.there = true, .name = "org.one"},
		      [2] = {.there = true, .name = "two", .name_bytes = 4}},
	};
	memset(played_emergency, 0, sizeof(played_emergency));
	memset(played_said, 0, sizeof(played_said));
	emergency_bytes = said_bytes = 0;
}

/* The one before keeps its memory, not its names. */
static void forget(void)
{
	static struct virtcon *gone;
	struct virtcon *d;

	while ((d = virtcon_first)) {
		for (unsigned i = 0; i < d->port_count; i++)
			virtcon_names_hide(&d->ports[i]);
		virtcon_first = d->next;
		d->next = gone;
		gone = d;
	}
	uk_console_hook = NULL;
}

struct virtcon *played_begin(int *error)
{
	uk_alloc_default_set(&heap.a);
	forget();
	virtcon_patience_ns = 1000000;
	virtio = (struct uk_virtio){
	    .ops = &ops, .kind = UK_VIRTIO_CONSOLE, .legacy = played.legacy};
	status = 0;
	size_t blocks = heap.a.stats.count;

	*error = virtcon_probe(&virtio);
	was_reset = false;
	if (*error && heap.a.stats.count != blocks)
		*error = 0; /* it kept something: that is no error's */
	return virtio.driver;
}

struct uk_file *played_open(const char *path, unsigned flags, int *error)
{
	static bool is_mounted;
	struct uk_file *f = NULL;

	*error = is_mounted ? 0 : uk_vfs_mount(devfs_root(), "/");
	is_mounted = true;
	if (!*error)
		*error = uk_vfs_open(NULL, path, flags, 0, &f);
	return *error ? NULL : f;
}
