// SPDX-License-Identifier: BSD-3-Clause
// Virtio's consoles: the input is what one does, and what is asked of its
// ports.
#include "../../lib/bus/virtcon/virtcon.h"

#include "heap.h"
#include "irq.h"
#include "split.h"
#include "virtdev.h"

#include <uk/alloc.h>
#include <uk/devfs.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/vfs/node.h>

enum { FILES = 4, NAMES = 8, STEPS = 64, QUEUES = 6 };

static struct uk_file *files[FILES];
static struct uk_devfs_device *names[NAMES];
static uint16_t seen[QUEUES];
static uint64_t now;

void (*uk_devfs_look_hook)(void);

/* The tree of names, as much as is needed of it --------------------------- */

struct uk_vfs_node *uk_vfs_node_get(struct uk_vfs_node *node)
{
	node->references++;
	return node;
}

void uk_vfs_node_put(struct uk_vfs_node *node)
{
	HOLDS(node->references > 0);
	if (--node->references == 0)
		uk_free(uk_alloc_default(), node);
}

/* A name is one that a file may have, in a folder or not. */
static void check_name(const char *name)
{
	unsigned slashes = 0, length = 0;

	for (; name[length]; length++) {
		slashes += name[length] == '/';
		HOLDS((unsigned char)name[length] >= ' ');
	}
	HOLDS(slashes <= 1 && length > 0 && name[length - 1] != '/');
	HOLDS(length < UK_FILE_NAME_MAX + sizeof("virtio-ports/"));
}

int uk_devfs_add(struct uk_devfs_device *d)
{
	unsigned i = 0;

	check_name(d->name);
	while (i < NAMES && names[i])
		i++;
	d->node = uk_alloc(uk_alloc_default(), sizeof(*d->node));
	if (!d->node)
		return -ENOMEM;
	HOLDS(i < NAMES);
	memset(d->node, 0, sizeof(*d->node));
	d->node->references = 1;
	names[i] = d;
	return 0;
}

void uk_devfs_remove(struct uk_devfs_device *d)
{
	unsigned i = 0;

	while (names[i] != d)
		i++;
	names[i] = NULL;
	uk_vfs_node_put(d->node);
}

/* The device -------------------------------------------------------------- */

static struct uk_virtio_queue *queue_of(unsigned number)
{
	struct uk_virtio_queue *q = virtdev.queues;

	while (q && q->number != number)
		q = q->next;
	return q;
}

/* Uses a queue's next buffer as it should; what is to be written says `write'.
 */
static void answer(unsigned number, uint32_t (*write)(char *to, uint32_t room))
{
	struct uk_virtio_queue *q = queue_of(number);

	if (!q || q->ring.packed || seen[number] == q->ring.avail->index)
		return;
	uint16_t head =
	    q->ring.avail->heads[seen[number]++ & (q->ring.size - 1)];
	const struct uk_virtio_desc *d = &q->ring.descs[head];
	struct uk_virtio_used *used = q->ring.used;
	uint32_t bytes = 0;

	/* It may have written over these itself. */
	if (d->flags & ~DESC_WRITE)
		return;
	if (d->flags & DESC_WRITE && write)
		bytes = write((char *)(uintptr_t)d->address, d->bytes);
	used->entries[used->index & (q->ring.size - 1)] =
	    (struct virtio_used_entry){head, bytes};
	used->index++;
}

static uint32_t write_bytes(char *to, uint32_t room)
{
	uint32_t bytes = input_byte() * 8U % (room + 1);

	memset(to, 'b', bytes);
	return bytes;
}

static uint32_t write_message(char *to, uint32_t room)
{
	uint8_t what = input_byte();
	const struct virtcon_control c = {what & 1, what >> 1 & 7, what >> 4};
	uint32_t bytes = sizeof(c);

	if (room < 2 * sizeof(c))
		return 0;
	memcpy(to, &c, sizeof(c));
	if (c.event == 5 || c.event == 7)
		bytes += (uint32_t)input_bytes(to + sizeof(c), what >> 4);
	return bytes;
}

static void act(void)
{
	uint8_t what = input_byte();
	unsigned number = (what >> 3 & 7) % QUEUES;

	switch (what & 7) {
	case 0:
		virtdev_act();
		break;
	case 1:
		now += 1000000000;
		break;
	case 2:
	case 3:
		answer(number, write_bytes);
		break;
	case 4:
		answer(1, NULL);
		answer(3, NULL);
		answer(5, NULL);
		break;
	default:
		answer(2, write_message);
		break;
	}
	if (what & 64 && irq_masked == 0)
		uk_virtio_interrupt(&virtdev, true, false);
}

/* Whoever looks at the time waits for the device. */
uint64_t uk_plat_time_ns(void)
{
	act();
	return now += 100000000;
}

/* Interrupts are let in; and a device that has no more to say ends. */
void uk_plat_idle(uint64_t deadline_ns)
{
	unsigned masked = irq_masked;

	(void)deadline_ns;
	irq_masked = 0;
	act();
	if (!input_left())
		uk_virtio_break(&virtdev, "has to end");
	uk_virtio_interrupt(&virtdev, true, !input_left());
	irq_masked = masked;
}

/* Who uses it ------------------------------------------------------------- */

static void open_one(unsigned file, unsigned name)
{
	struct uk_devfs_device *d = names[name];
	unsigned flags = UK_FILE_RDWR;

	if (input_byte() & 3)
		flags |= UK_FILE_NONBLOCK;
	if (files[file] || !d)
		return;
	int error = d->open(d->node, flags, &files[file]);

	HOLDS(error == 0 || error == -EBUSY || error == -EIO ||
	      error == -ENODEV || error == -ENOMEM);
	if (error)
		files[file] = NULL;
}

static void close_one(unsigned file)
{
	uk_file_put(files[file]);
	files[file] = NULL;
}

static void use(struct uk_file *f)
{
	static char data[6000];
	struct uk_file_stat stat;
	uint16_t window[4];
	size_t bytes = input_byte() * 23U;
	int waiting;
	long n;

	switch (input_byte() & 3) {
	case 0:
		n = uk_file_write(f, data, bytes);
		break;
	case 1:
		n = uk_file_ioctl(f, 0x541b, &waiting);
		HOLDS(n || (waiting >= 0 &&
			    waiting <= VIRTCON_BUFFERS * VIRTCON_BUFFER_BYTES));
		HOLDS(uk_file_stat(f, &stat) == 0);
		n = uk_file_ioctl(f, 0x5413, window) == -ENOTTY ? 0 : n;
		break;
	default:
		n = uk_file_read(f, data, bytes);
		break;
	}
	HOLDS(n <= (long)sizeof(data));
	HOLDS(n >= 0 || n == -EAGAIN || n == -EIO || n == -ENODEV);
	(void)uk_file_events(f);
}

static void step(void)
{
	static char text[200] = "one\ntwo\r";
	uint8_t what = input_byte();
	unsigned file = what >> 3 & (FILES - 1);

	switch (what & 7) {
	case 0:
		if (uk_devfs_look_hook)
			uk_devfs_look_hook();
		break;
	case 1:
		open_one(file, what >> 5);
		break;
	case 2:
		if (files[file])
			close_one(file);
		break;
	case 3:
		if (uk_console_hook)
			uk_console_hook->write(text, input_byte() % 200);
		break;
	case 4:
		if (uk_console_hook)
			HOLDS(uk_console_hook->read(text, 100) >= 0);
		break;
	case 5:
		act();
		break;
	default:
		if (files[file])
			use(files[file]);
		break;
	}
	uk_virtio_interrupt(&virtdev, true, false);
	HOLDS(irq_masked == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	memset(names, 0, sizeof(names));
	memset(seen, 0, sizeof(seen));
	now = 0;
	virtcon_first = NULL;
	uk_console_hook = NULL;
	uk_devfs_look_hook = NULL;
	heap_grant(bytes > 0 && input[bytes - 1] < 12 ? input[bytes - 1] : -1);
	virtdev_begin(UK_VIRTIO_CONSOLE, input, bytes);
	for (unsigned i = 0; virtcon_first && i < STEPS && input_left(); i++)
		step();
	if (virtcon_first) {
		uk_virtio_break(&virtdev, "has to end");
		uk_virtio_interrupt(&virtdev, false, true);
		HOLDS(virtcon_first->dead);
	}
	for (unsigned i = 0; i < FILES; i++)
		if (files[i])
			close_one(i);
	heap_end();
	return 0;
}
