// SPDX-License-Identifier: BSD-3-Clause
// What may be asked of the store.
#include "xenbus.h"

size_t xenbus_length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

/* With its NUL. */
static struct xenbus_part text(const char *s)
{
	return (struct xenbus_part){s, xenbus_length(s) + 1};
}

/* A request of one text, whose answer says nothing. */
static int tell(uint32_t type, uint32_t tx, const char *s)
{
	const struct xenbus_part part = text(s);
	int n = xenbus_request(type, tx, &part, 1, NULL, 0);

	return n < 0 ? n : 0;
}

static int ask(uint32_t type, uint32_t tx, const char *path, char *buf,
	       size_t size)
{
	const struct xenbus_part part = text(path);
	int n = xenbus_request(type, tx, &part, 1, buf, size);

	return n >= 0 && (size_t)n > size ? -EMSGSIZE : n;
}

int uk_xenbus_begin(uint32_t *tx)
{
	char answer[XENBUS_TOKEN_BYTES];
	const struct xenbus_part nothing = text("");
	int n = xenbus_request(XS_TRANSACTION_START, 0, &nothing, 1, answer,
			       sizeof(answer));
	uint64_t id;

	if (n < 0)
		return n;
	if ((size_t)n > sizeof(answer) || n < 2 || answer[n - 1] != '\0' ||
	    xenbus_wire_number(answer, (size_t)n - 1, &id) || id == 0 ||
	    id > UINT32_MAX)
		return -EIO;
	*tx = (uint32_t)id;
	return 0;
}

int uk_xenbus_end(uint32_t tx, bool commit)
{
	return tell(XS_TRANSACTION_END, tx, commit ? "T" : "F");
}

int uk_xenbus_read(uint32_t tx, const char *path, char *buf, size_t size)
{
	if (size == 0)
		return -EMSGSIZE;
	int n = ask(XS_READ, tx, path, buf, size - 1);

	if (n >= 0)
		buf[n] = '\0';
	return n;
}

int uk_xenbus_read_number(uint32_t tx, const char *path, uint64_t *number)
{
	char value[21];
	int n = uk_xenbus_read(tx, path, value, sizeof(value));

	if (n == -EMSGSIZE)
		return -EINVAL;
	return n < 0 ? n : xenbus_wire_number(value, (size_t)n, number);
}

int uk_xenbus_list(uint32_t tx, const char *path, char *buf, size_t size)
{
	int n = ask(XS_DIRECTORY, tx, path, buf, size);

	/* The last name ends too. */
	return n > 0 && buf[n - 1] != '\0' ? -EIO : n;
}

int uk_xenbus_write(uint32_t tx, const char *path, const char *value)
{
	const struct xenbus_part parts[] = {
	    text(path),
	    {value, xenbus_length(value)},
	};
	int n = xenbus_request(XS_WRITE, tx, parts, 2, NULL, 0);

	return n < 0 ? n : 0;
}

int uk_xenbus_remove(uint32_t tx, const char *path)
{
	return tell(XS_RM, tx, path);
}
