// SPDX-License-Identifier: BSD-3-Clause
// Devices that come and go, and folders for some of them.
#include "devfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

/* A device itself, in the root; one that is empty stays. */
struct folder {
	struct uk_devfs_device self;
	struct uk_list devices;
	char name[];
};

void (*uk_devfs_look_hook)(void);

void devfs_look(void)
{
	if (uk_devfs_look_hook)
		uk_devfs_look_hook();
}

/* The part of a name that is a folder's, with its slash: 0, there is none. */
static size_t folder_length(const char *name)
{
	size_t length = 0;

	for (size_t i = 0; name[i]; i++)
		if (name[i] == '/')
			length = i + 1;
	return length;
}

const char *devfs_name(const struct uk_devfs_device *d)
{
	return d->name + folder_length(d->name);
}

static struct folder *folder_of(struct uk_devfs_device *d)
{
	return UK_CONTAINER_OF(d, struct folder, self);
}

struct uk_list *devfs_in(const struct uk_vfs_node *node)
{
	struct uk_list *at;

	uk_list_for_each (at, &devfs_devices) {
		struct uk_devfs_device *d =
		    UK_LIST_ENTRY(at, struct uk_devfs_device, link);

		if (d->node == node)
			return &folder_of(d)->devices;
	}
	return &devfs_devices;
}

static struct folder *make_folder(struct uk_vfs_name name)
{
	struct folder *f =
	    uk_alloc(uk_alloc_default(), sizeof(*f) + name.length + 1);
	struct uk_vfs_node *node = f ? devfs_new_folder() : NULL;

	if (!node) {
		uk_free(uk_alloc_default(), f);
		return NULL;
	}
	node->stat.dev = devfs_root()->stat.dev;
	f->self = (struct uk_devfs_device){
	    .name = f->name, .mode = node->stat.mode, .node = node};
	uk_list_init(&f->devices);
	memcpy(f->name, name.text, name.length);
	f->name[name.length] = 0;
	uk_list_add_tail(&devfs_devices, &f->self.link);
	return f;
}

int devfs_need_folder(const struct uk_devfs_device *d, struct uk_list **in)
{
	size_t length = folder_length(d->name);
	struct uk_vfs_name name = {d->name, length ? length - 1 : 0};

	*in = &devfs_devices;
	if (length == 0)
		return 0;
	struct uk_devfs_device *there = devfs_find(&devfs_devices, name);

	if (there && (there->mode & UK_FILE_KIND) != UK_FILE_DIR)
		return -EEXIST;
	struct folder *f = there ? folder_of(there) : make_folder(name);

	if (!f)
		return -ENOMEM;
	*in = &f->devices;
	return 0;
}

static void release(struct uk_vfs_node *node)
{
	uk_free(uk_alloc_default(),
		UK_CONTAINER_OF(node, struct devfs_node, node));
}

void uk_devfs_remove(struct uk_devfs_device *d)
{
	devfs_node_of(d)->ops.release = release;
	uk_list_remove(&d->link);
	uk_vfs_node_put_locked(d->node);
	d->node = NULL;
}
