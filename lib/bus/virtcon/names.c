// SPDX-License-Identifier: BSD-3-Clause
// The names of ports, as Linux has them: vport0p1, and virtio-ports/NAME.
#include "virtcon.h"

#include <uk/alloc.h>
#include <uk/devfs.h>
#include <uk/format.h>
#include <uk/memory.h>
#include <uk/print.h>

#define FOLDER "virtio-ports/"

struct virtcon_names {
	/* By its number, and by its name; shown if they have a node. */
	struct uk_devfs_device devices[2];
	char number[24];
	char name[sizeof(FOLDER) + VIRTCON_NAME_BYTES];
	bool has_looked_at_name;
};

static bool has_node(const struct virtcon_port *p,
		     const struct uk_vfs_node *node)
{
	unsigned long flags = virtcon_lock(p->device);
	bool has = p->names && (p->names->devices[0].node == node ||
				p->names->devices[1].node == node);

	virtcon_unlock(p->device, flags);
	return has;
}

static int open_port(struct uk_vfs_node *node, unsigned flags,
		     struct uk_file **file)
{
	for (struct virtcon *d = virtcon_first; d; d = d->next)
		for (unsigned i = 0; i < d->port_count; i++)
			if (has_node(&d->ports[i], node))
				return virtcon_file_open(&d->ports[i], node,
							 flags, file);
	return -ENODEV; /* it was removed meanwhile */
}

static void show(struct uk_devfs_device *device, const char *name,
		 const struct virtcon_port *p)
{
	enum { MAJOR = 0xfd00, DEVICE = 6 };

	*device = (struct uk_devfs_device){
	    .name = name,
	    .mode = UK_FILE_CHAR | 0600,
	    .number = MAJOR | (p->device->number << DEVICE | p->number),
	    .open = open_port,
	};
	int error = uk_devfs_add(device);

	if (error)
		uk_print_warn("no /dev/%s: error %d", name, -error);
}

/* A name that is no file's is left: its port has a number still. */
static bool is_name(const char *name)
{
	bool is_dots =
	    name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));

	for (const char *s = name; *s; s++)
		if (*s == '/' || (unsigned char)*s < ' ' || *s == 127)
			return false;
	return !is_dots;
}

/* Copies what the device has said of it, if it has yet. */
static bool copy_name(struct virtcon_port *p)
{
	unsigned long flags = virtcon_lock(p->device);

	uk_format_buf(p->names->name, sizeof(p->names->name), FOLDER "%s",
		      p->name);
	bool has_name = p->name[0];

	virtcon_unlock(p->device, flags);
	return has_name;
}

static void show_number(struct virtcon_port *p)
{
	struct virtcon_names *names =
	    uk_alloc(uk_alloc_default(), sizeof(*names));

	if (!names) {
		uk_print_warn("no memory for port %u", p->number);
		return;
	}
	memset(names, 0, sizeof(*names));
	uk_format_buf(names->number, sizeof(names->number), "vport%up%u",
		      p->device->number, p->number);
	show(&names->devices[0], names->number, p);
	p->names = names;
}

void virtcon_names_show(struct virtcon_port *p)
{
	struct virtcon_names *names;

	if (!p->names)
		show_number(p);
	names = p->names;
	if (!names || names->has_looked_at_name || !copy_name(p))
		return;
	names->has_looked_at_name = true;
	if (is_name(names->name + sizeof(FOLDER) - 1))
		show(&names->devices[1], names->name, p);
	else
		uk_print_warn("the name of port %u is none for a file",
			      p->number);
}

void virtcon_names_hide(struct virtcon_port *p)
{
	struct virtcon_names *names = p->names;

	if (!names)
		return;
	for (unsigned i = 0; i < UK_ARRAY_LEN(names->devices); i++)
		if (names->devices[i].node)
			uk_devfs_remove(&names->devices[i]);
	/* Somebody may just be looking for a node. */
	unsigned long flags = virtcon_lock(p->device);

	p->names = NULL;
	virtcon_unlock(p->device, flags);
	uk_free(uk_alloc_default(), names);
}

/* Ports come and go when somebody looks. */
static void look(void)
{
	for (struct virtcon *d = virtcon_first; d; d = d->next)
		virtcon_look(d);
}

void virtcon_names_begin(void)
{
	uk_devfs_look_hook = look;
}
