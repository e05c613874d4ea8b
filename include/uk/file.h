// SPDX-License-Identifier: BSD-3-Clause
// The file class: what is open, whatever it is, and when it is ready.
//
// A file is counted: whoever keeps a pointer holds a reference. Threads only,
// but for uk_file_signal and uk_file_calm, which are for any context.
//
// Operations never wait: what cannot be done now is -EAGAIN, and the file's
// events say when to try again. Waiting, and therefore poll and its kind, is
// done here once for all files: whoever changes what a file can do signals it,
// and its watchers are told.
#ifndef UK_FILE_H
#define UK_FILE_H

#include <uk/base.h>
#include <uk/errno.h>
#include <uk/list.h>
#include <uk/lock.h>

/* How a file is opened. The values are newlib's O_…, as errors are. */
enum {
	UK_FILE_RDONLY = 0,
	UK_FILE_WRONLY = 1,
	UK_FILE_RDWR = 2,
	UK_FILE_ACCESS = 3, /* a mask of these */
	UK_FILE_APPEND = 0x8,
	UK_FILE_CREAT = 0x200,
	UK_FILE_TRUNC = 0x400,
	UK_FILE_EXCL = 0x800,
	UK_FILE_SYNC = 0x2000,
	UK_FILE_NONBLOCK = 0x4000,
	UK_FILE_NOCTTY = 0x8000,
	UK_FILE_CLOEXEC = 0x40000,
	UK_FILE_NOFOLLOW = 0x100000,
	UK_FILE_DIRECTORY = 0x200000,
};

/* Events, as poll() has them: POLLIN and so on. */
enum {
	UK_FILE_IN = 0x1,   /* reading would not wait */
	UK_FILE_PRI = 0x2,  /* something urgent */
	UK_FILE_OUT = 0x4,  /* writing would not wait */
	UK_FILE_ERR = 0x8,  /* told unasked, as the next is */
	UK_FILE_HUP = 0x10, /* the other end is gone */
};
#define UK_FILE_UNASKED (UK_FILE_ERR | UK_FILE_HUP)

/* The kind of a file, in its mode; the lower bits are permissions. */
enum {
	UK_FILE_KIND = 0170000, /* a mask */
	UK_FILE_FIFO = 0010000,
	UK_FILE_CHAR = 0020000,
	UK_FILE_DIR = 0040000,
	UK_FILE_BLOCK = 0060000,
	UK_FILE_REGULAR = 0100000,
	UK_FILE_LINK = 0120000,
	UK_FILE_SOCKET = 0140000,
	UK_FILE_PERMISSIONS = 07777,
};

enum { UK_FILE_SET, UK_FILE_CURRENT, UK_FILE_END }; /* lseek's whence */

struct uk_file_stat {
	uint64_t ino;
	uint32_t dev, rdev; /* of which file system; which device */
	uint32_t mode, nlink, uid, gid;
	int64_t bytes;
	uint64_t blocks; /* of 512 bytes, that are taken */
	uint32_t block_bytes;
	int64_t atime_ns, mtime_ns, ctime_ns; /* since 1970 */
};

/* What may be changed of it: those that `what` names. */
struct uk_file_change {
	enum {
		UK_FILE_CHANGE_MODE = 1, /* permissions alone */
		UK_FILE_CHANGE_UID = 2,
		UK_FILE_CHANGE_GID = 4,
		UK_FILE_CHANGE_ATIME = 8,
		UK_FILE_CHANGE_MTIME = 16,
	} what;
	uint32_t mode, uid, gid;
	int64_t atime_ns, mtime_ns;
};

#define UK_FILE_NAME_MAX 255

/* One name of a folder. */
struct uk_file_entry {
	uint64_t ino;
	int64_t next;  /* the position behind it */
	uint32_t kind; /* of UK_FILE_KIND; 0: not known */
	char name[UK_FILE_NAME_MAX + 1];
};

struct uk_file;

/* All but `close` may be absent. Counts and offsets are in bytes. `pos` is
 * where to begin, and moved on; a stream has none and must not look at it. */
struct uk_file_ops {
	bool is_stream;
	bool is_external; /* interrupts bring events: waiting is no deadlock */
	/* The last reference is gone: frees the file. */
	void (*close)(struct uk_file *f);
	/* The count, 0 at the end, -EAGAIN, or another error. */
	long (*read)(struct uk_file *f, void *to, size_t bytes, int64_t *pos);
	/* The count, which may be less; to UK_FILE_AT_END it appends. */
	long (*write)(struct uk_file *f, const void *from, size_t bytes,
		      int64_t *pos);
	/* Several writes belong together, from `true` to `false`: what is
	 * written meanwhile may be kept for the rest. */
	void (*more)(struct uk_file *f, bool more);
	/* How long reading (UK_FILE_IN) or writing may wait; 0: for ever. */
	uint64_t (*most_ns)(struct uk_file *f, unsigned event);
	int64_t (*seek)(struct uk_file *f, int64_t offset, int whence);
	int (*stat)(struct uk_file *f, struct uk_file_stat *stat);
	int (*change)(struct uk_file *f, const struct uk_file_change *change);
	int (*truncate)(struct uk_file *f, int64_t bytes);
	int (*sync)(struct uk_file *f);
	int (*ioctl)(struct uk_file *f, unsigned long request, void *arg);
	/* 1 with an entry, 0 behind the last. */
	int (*list)(struct uk_file *f, struct uk_file_entry *entry);
	/* Looks whether events came that nobody signals, and signals them: it
	 * is called again after each interrupt. Interrupts are masked. */
	void (*refresh)(struct uk_file *f);
};
#define UK_FILE_AT_END (-1)

/* What each kind of file embeds. */
struct uk_file {
	const struct uk_file_ops *ops;
	unsigned flags; /* UK_FILE_RDONLY and so on */
	unsigned references;
	int64_t pos;
	struct uk_lock lock; /* of what follows */
	unsigned events;
	struct uk_list watchers;
};

/* Who wants to know. Both functions are called with interrupts masked and may
 * neither wait, nor watch or unwatch this file; they may signal another. */
struct uk_file_watcher {
	struct uk_list link;
	unsigned events; /* which ones; those unasked come anyhow */
	/* These were signalled, even if they were there before. */
	void (*tell)(struct uk_file_watcher *w, unsigned events);
	/* The last reference is gone; so is the watcher from its list. */
	void (*gone)(struct uk_file_watcher *w);
};

/* Begins a file with one reference, that is ready for `events`. */
void uk_file_init(struct uk_file *f, const struct uk_file_ops *ops,
		  unsigned flags, unsigned events);

static inline bool uk_file_may_read(const struct uk_file *f)
{
	return (f->flags & UK_FILE_ACCESS) != UK_FILE_WRONLY;
}

static inline bool uk_file_may_write(const struct uk_file *f)
{
	return (f->flags & UK_FILE_ACCESS) != UK_FILE_RDONLY;
}

/* Another reference; returns `f`. */
struct uk_file *uk_file_get(struct uk_file *f);
/* One less; the last one closes it. NULL is ignored. */
void uk_file_put(struct uk_file *f);

/*
 * Reads or writes at the file's position, or appends with UK_FILE_APPEND. These
 * wait, unless with UK_FILE_NONBLOCK; what is written to a stream is then
 * written as a whole. Return the count, 0 at the end, or: -EBADF not opened for
 * that; -EINVAL nothing that can be read or written; -EAGAIN; what the file's
 * own operation says; -EINTR where a signal's handler was called meanwhile that
 * does not restart calls (SA_RESTART), and nothing was written yet.
 */
long uk_file_read(struct uk_file *f, void *to, size_t bytes) UK_MUST_CHECK;
long uk_file_write(struct uk_file *f, const void *from, size_t bytes)
    UK_MUST_CHECK;

/* The same at a given position, and the file's own stays. Also -ESPIPE for
 * streams, -EINVAL for a position below 0. */
long uk_file_pread(struct uk_file *f, void *to, size_t bytes, int64_t pos)
    UK_MUST_CHECK;
long uk_file_pwrite(struct uk_file *f, const void *from, size_t bytes,
		    int64_t pos) UK_MUST_CHECK;

/* The new position; -ESPIPE for streams, -EINVAL below 0, -EOVERFLOW. */
int64_t uk_file_seek(struct uk_file *f, int64_t offset, int whence)
    UK_MUST_CHECK;

/* Where a file lacks the operation: stat and sync -EINVAL, change -EPERM,
 * truncate -EINVAL (and -EBADF if it was not opened for writing), ioctl
 * -ENOTTY, list -ENOTDIR. */
int uk_file_stat(struct uk_file *f, struct uk_file_stat *stat) UK_MUST_CHECK;
int uk_file_change(struct uk_file *f, const struct uk_file_change *change)
    UK_MUST_CHECK;
int uk_file_truncate(struct uk_file *f, int64_t bytes) UK_MUST_CHECK;
int uk_file_sync(struct uk_file *f) UK_MUST_CHECK;
int uk_file_ioctl(struct uk_file *f, unsigned long request, void *arg)
    UK_MUST_CHECK;
int uk_file_list(struct uk_file *f, struct uk_file_entry *entry) UK_MUST_CHECK;

/* For who implements a file: it now has these events, and all who watch for
 * them are told, or has them no longer. Call them under the lock that guards
 * what the events are about, so that they are always true. */
void uk_file_signal(struct uk_file *f, unsigned events);
void uk_file_calm(struct uk_file *f, unsigned events);

/* What the file is ready for now. */
unsigned uk_file_events(struct uk_file *f);

/* Has the watcher told, from now on. It stays the caller's, who must look at
 * uk_file_events once it watches, for what is there already is not told. */
void uk_file_watch(struct uk_file *f, struct uk_file_watcher *w);
/* Also of one that is gone. */
void uk_file_unwatch(struct uk_file *f, struct uk_file_watcher *w);

/* Waits until the file has one of `events`, or one unasked: 0, or -ETIMEDOUT at
 * the deadline of uk_plat_time_ns() (UK_PLAT_FOREVER: none), or -EINTR: a
 * signal has come for this thread, and to call uk_interrupt_handle() is left to
 * the caller. */
int uk_file_wait(struct uk_file *f, unsigned events, uint64_t deadline_ns)
    UK_MUST_CHECK;

/* One of several files to wait for; `events` of none are 0. */
struct uk_file_poll {
	struct uk_file *file; /* NULL: nothing */
	unsigned events;      /* which ones are waited for */
	unsigned found;       /* which ones there are */
	/* The rest is uk_file_poll's. */
	struct uk_file_watcher watcher;
	struct uk_file_poller *poller;
};

/* Waits until one of the files has what is waited for. Returns how many have;
 * 0 at the deadline, which may be past; or -EINTR, as above. */
int uk_file_poll(struct uk_file_poll *polls, unsigned count,
		 uint64_t deadline_ns) UK_MUST_CHECK;

#endif
