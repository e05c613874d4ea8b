// SPDX-License-Identifier: BSD-3-Clause
// Reads an archive entry by entry.
#include <uk/cpio.h>
#include <uk/errno.h>
#include <uk/memory.h>

enum { MAGIC = 6, FIELD = 8, HEADER = 110, NAME_MAX = 1024 };

/* Their places in the header. */
enum field {
	INO,
	MODE,
	UID,
	GID,
	NLINK,
	MTIME,
	FILE_BYTES,
	DEV_MAJOR,
	DEV_MINOR,
	NAME_BYTES = 11,
};

static bool has_magic(const char *p)
{
	return memcmp(p, "070701", MAGIC) == 0 ||
	       memcmp(p, "070702", MAGIC) == 0;
}

bool uk_cpio_is(const void *data, size_t bytes)
{
	return bytes >= HEADER && has_magic(data);
}

static int fail(struct uk_cpio *c, const char *wrong)
{
	c->wrong = wrong;
	return -EINVAL;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 'a' ^ 'A';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* All of the header's numbers; false if one is none. */
static bool read_fields(const char *header, uint32_t fields[13])
{
	for (unsigned i = 0; i < 13; i++) {
		const char *p = header + MAGIC + i * FIELD;

		fields[i] = 0;
		for (unsigned n = 0; n < FIELD; n++) {
			int d = digit(p[n]);

			if (d < 0)
				return false;
			fields[i] = fields[i] << 4 | (uint32_t)d;
		}
	}
	return true;
}

/* Takes so many bytes, and what they are padded with; NULL: there are less. The
 * last entry's padding may be missing. */
static const char *take(struct uk_cpio *c, size_t bytes)
{
	const char *p = c->data + c->at;

	if (bytes > c->bytes - c->at)
		return NULL;
	c->at = UK_MIN(UK_ALIGN_UP(c->at + bytes, 4), c->bytes);
	return p;
}

/* No component may be "..". */
static bool leads_up(const char *name)
{
	while (*name) {
		if (name[0] == '.' && name[1] == '.' &&
		    (name[2] == '/' || !name[2]))
			return true;
		while (*name && *name != '/')
			name++;
		while (*name == '/')
			name++;
	}
	return false;
}

static int check_name(struct uk_cpio *c, const char *name, size_t bytes)
{
	for (size_t i = 0; i + 1 < bytes; i++)
		if (!name[i])
			return fail(c, "its name ends early");
	if (name[bytes - 1])
		return fail(c, "its name has no end");
	c->name = name;
	return leads_up(name) ? fail(c, "its name leads up") : 0;
}

static bool is_trailer(const char *name)
{
	static const char trailer[] = "TRAILER!!!";

	for (unsigned i = 0; i < sizeof(trailer); i++)
		if (name[i] != trailer[i])
			return false;
	return true;
}

static int read_entry(struct uk_cpio *c, struct uk_cpio_entry *e)
{
	uint32_t f[13];

	c->number++;
	c->name = NULL;
	if (c->bytes - c->at < HEADER)
		return fail(c, "the archive ends in its header");
	const char *header = c->data + c->at;

	if (!has_magic(header))
		return fail(c, "it does not begin with 070701 or 070702");
	if (!read_fields(header, f))
		return fail(c, "a number in its header is none");
	if (f[NAME_BYTES] == 0 || f[NAME_BYTES] > NAME_MAX)
		return fail(c, "its name is too long, or empty");
	/* The name is padded together with the header. */
	if (!take(c, HEADER + f[NAME_BYTES]))
		return fail(c, "the archive ends in its name");
	int error = check_name(c, header + HEADER, f[NAME_BYTES]);

	if (error)
		return error;
	e->data = take(c, f[FILE_BYTES]);
	if (!e->data)
		return fail(c, "the archive ends in its contents");
	e->name = c->name;
	while (*e->name == '/')
		e->name++;
	e->ino = f[INO];
	e->mode = f[MODE];
	e->uid = f[UID];
	e->gid = f[GID];
	e->nlink = f[NLINK];
	e->mtime_s = f[MTIME];
	e->bytes = f[FILE_BYTES];
	e->dev_major = f[DEV_MAJOR];
	e->dev_minor = f[DEV_MINOR];
	return 1;
}

/* Between archives, and behind the last one, may be zeros. */
static void skip_zeros(struct uk_cpio *c)
{
	while (c->at < c->bytes && !c->data[c->at])
		c->at++;
}

int uk_cpio_next(struct uk_cpio *c, struct uk_cpio_entry *e)
{
	int found;

	do {
		if (c->at == c->bytes)
			return 0;
		found = read_entry(c, e);
		if (found == 1 && is_trailer(c->name)) {
			skip_zeros(c);
			found = 0;
		}
	} while (found == 0);
	return found;
}
