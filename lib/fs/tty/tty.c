// SPDX-License-Identifier: BSD-3-Clause
// The console as a file.
#include "tty.h"

#include <uk/alloc.h>
#include <uk/plat.h>

struct tty_file {
	struct uk_file file;
	struct uk_list link;
	enum uk_plat_stream stream;
};

/* All that are open. */
static struct uk_list files = UK_LIST_INIT(files);

__attribute__((weak)) void uk_tty_signal_hook(enum uk_tty_signal signal)
{
	(void)signal;
}

/* Interrupts masked. */
static void look(void)
{
	size_t before = tty_waiting();
	struct uk_list *at;

	tty_take();
	size_t now = tty_waiting();

	uk_list_for_each (at, &files) {
		struct uk_file *f =
		    &UK_LIST_ENTRY(at, struct tty_file, link)->file;

		if (now == 0)
			uk_file_calm(f, UK_FILE_IN);
		else if (now > before || !(f->events & UK_FILE_IN))
			uk_file_signal(f, UK_FILE_IN);
	}
}

static void refresh(struct uk_file *f)
{
	(void)f;
	look();
}

static void close_tty(struct uk_file *f)
{
	struct tty_file *t = UK_CONTAINER_OF(f, struct tty_file, file);
	unsigned long flags = uk_plat_irq_save();

	uk_list_remove(&t->link);
	uk_plat_irq_restore(flags);
	uk_free(uk_alloc_default(), t);
}

/* What there is; -EAGAIN if that is nothing. */
static long read_now(char *to, size_t bytes)
{
	unsigned long flags = uk_plat_irq_save();
	long got = -EAGAIN;

	look();
	if (tty_waiting() > 0) {
		got = (long)tty_read(to, bytes);
		look();
	}
	uk_plat_irq_restore(flags);
	return got;
}

/* Where no byte is a must, this waits itself: nobody else knows how long. */
static long read_tty(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	const unsigned char *cc = tty_modes.cc;
	bool must = tty_modes.local & UK_TTY_ICANON || cc[UK_TTY_VMIN] > 0;
	long got = bytes ? read_now(to, bytes) : 0;

	(void)pos;
	if (got != -EAGAIN || must || f->flags & UK_FILE_NONBLOCK)
		return got;
	uint64_t deadline = uk_plat_time_ns() + cc[UK_TTY_VTIME] * 100000000ULL;
	int error = uk_file_wait(f, UK_FILE_IN, deadline);

	if (error)
		return error == -ETIMEDOUT ? 0 : error;
	got = read_now(to, bytes);
	return got == -EAGAIN ? 0 : got;
}

static long write_tty(struct uk_file *f, const void *from, size_t bytes,
		      int64_t *pos)
{
	(void)pos;
	uk_plat_console_write(UK_CONTAINER_OF(f, struct tty_file, file)->stream,
			      from, bytes);
	return (long)bytes;
}

static int stat_tty(struct uk_file *f, struct uk_file_stat *stat)
{
	const uint32_t console = 5 << 8 | 1;

	(void)f;
	*stat = (struct uk_file_stat){
	    .mode = UK_FILE_CHAR | 0620,
	    .nlink = 1,
	    .rdev = console,
	    .block_bytes = 1024,
	};
	return 0;
}

static int sync_tty(struct uk_file *f)
{
	(void)f;
	return 0;
}

static int ioctl_tty(struct uk_file *f, unsigned long request, void *arg)
{
	unsigned long flags = uk_plat_irq_save();
	int error = 0;

	(void)f;
	switch (request) {
	case UK_TTY_GET:
		*(struct uk_tty_modes *)arg = tty_modes;
		break;
	case UK_TTY_SET_FLUSH:
		tty_take();
		tty_flush();
		/* fall through */
	case UK_TTY_SET:
		tty_modes = *(const struct uk_tty_modes *)arg;
		tty_modes_changed();
		look();
		break;
	case UK_TTY_FLUSH:
		tty_take();
		tty_flush();
		look();
		break;
	case UK_TTY_WAITING:
		look();
		*(int *)arg = tty_is_at_end() ? 0 : (int)tty_waiting();
		break;
	default:
		error = -ENOTTY;
	}
	uk_plat_irq_restore(flags);
	return error;
}

static const struct uk_file_ops terminal_ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_tty,
    .read = read_tty,
    .write = write_tty,
    .stat = stat_tty,
    .sync = sync_tty,
    .ioctl = ioctl_tty,
    .refresh = refresh,
};

/* The console of a process may be a file or a pipe. */
static const struct uk_file_ops plain_ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_tty,
    .read = read_tty,
    .write = write_tty,
    .stat = stat_tty,
    .sync = sync_tty,
    .refresh = refresh,
};

int uk_tty_open(enum uk_plat_stream stream, unsigned flags,
		struct uk_file **file)
{
	struct tty_file *t = uk_alloc(uk_alloc_default(), sizeof(*t));

	if (!t)
		return -ENOMEM;
	unsigned long irq = uk_plat_irq_save();

	tty_modes_changed();
	uk_file_init(&t->file, tty_is_terminal() ? &terminal_ops : &plain_ops,
		     flags & (UK_FILE_ACCESS | UK_FILE_NONBLOCK), UK_FILE_OUT);
	t->stream = stream;
	uk_list_add(&files, &t->link);
	uk_plat_irq_restore(irq);
	*file = &t->file;
	return 0;
}
