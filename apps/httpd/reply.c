// SPDX-License-Identifier: BSD-3-Clause
// What a request is answered with.
#include "httpd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *type_of(const char *path)
{
	static const struct {
		const char *end, *type;
	} types[] = {
	    {".html", "text/html; charset=utf-8"},
	    {".htm", "text/html; charset=utf-8"},
	    {".txt", "text/plain; charset=utf-8"},
	    {".css", "text/css"},
	    {".js", "text/javascript"},
	    {".json", "application/json"},
	    {".svg", "image/svg+xml"},
	    {".png", "image/png"},
	    {".jpg", "image/jpeg"},
	    {".gif", "image/gif"},
	    {".ico", "image/x-icon"},
	    {".woff2", "font/woff2"},
	    {".wasm", "application/wasm"},
	    {".pdf", "application/pdf"},
	};
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcasecmp(dot, types[i].end) == 0)
			return types[i].type;
	return "application/octet-stream";
}

/* The header, and a line of text that says the same. */
void reply_status(struct connection *c, int status, bool head)
{
	const char *reason = header_reason(status);
	const char *more = status == 405 ? "Allow: GET, HEAD\r\n" : NULL;
	size_t bytes = strlen(reason);

	c->chunked = false;
	header_write(c, status, "text/plain", (long long)bytes + 1, more);
	if (!head && c->header_bytes + bytes < sizeof(c->header)) {
		memcpy(c->header + c->header_bytes, reason, bytes);
		c->header[c->header_bytes + bytes] = '\n';
		c->header_bytes += bytes + 1;
	}
	c->replying = true;
}

/* Whoever has the file from that very time needs it no more. */
static bool is_known(const struct request *r, const char *line)
{
	const char *value = line + sizeof("Last-Modified: ") - 1;

	return r->since && r->since_bytes + 2 == strlen(value) &&
	       memcmp(r->since, value, r->since_bytes) == 0;
}

static void reply_file(struct connection *c, const struct request *r, int fd,
		       const struct stat *st, const char *path)
{
	const bool is_dated = st->st_mtime > 0;
	char line[DATE_LINE];
	int status = 200;

	if (is_dated) {
		header_date(line, "Last-Modified", st->st_mtime);
		status = is_known(r, line) ? 304 : 200;
	}
	header_write(c, status, type_of(path), (long long)st->st_size,
		     is_dated ? line : NULL);
	c->replying = true;
	if (r->is_head || st->st_size == 0 || status == 304) {
		close(fd);
		return;
	}
	c->file = fd;
	c->file_at = 0;
	c->file_left = st->st_size;
}

/* A folder without an index shows its names, whose length nobody knows. */
static void reply_folder(struct connection *c, const char *path,
			 const struct request *r)
{
	DIR *folder = opendir(path);

	if (!folder) {
		reply_status(c, errno == ENOMEM ? 503 : 404, r->is_head);
		return;
	}
	c->chunked = r->minor;
	c->ended = false;
	if (!c->chunked)
		c->keep = false;
	header_write(c, 200, "text/html; charset=utf-8", -1, NULL);
	c->replying = true;
	if (r->is_head)
		closedir(folder);
	else
		c->folder = folder;
}

static int status_of(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
	case ELOOP:
	case ENAMETOOLONG:
		return 404;
	case EACCES:
	case EPERM:
		return 403;
	default:
		return 503;
	}
}

/* Relative links of a folder need its name with a slash behind. */
static void reply_moved(struct connection *c, const struct request *r,
			const char *path)
{
	char line[REPLY_MAX / 2];
	int bytes = 0;

	for (const char *s = path; *s; s++)
		if (*s <= ' ' || *s >= 0x7f || strchr("%?#\"<>", *s))
			bytes = -1;
	if (bytes == 0)
		bytes = snprintf(line, sizeof(line), "Location: %s/\r\n", path);
	if (bytes <= 0 || bytes >= (int)sizeof(line)) {
		reply_status(c, 404, r->is_head);
		return;
	}
	header_write(c, 301, "text/plain", 0, line);
	c->replying = true;
}

static void reply_path(struct connection *c, const struct request *r,
		       char *full, size_t bytes)
{
	const char *path = full + strlen(options.root);
	bool named_folder = full[bytes - 1] == '/';
	struct stat st;
	int fd;

	if (named_folder)
		strcpy(full + bytes, "index.html");
	fd = open(full, O_RDONLY | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT && named_folder) {
		full[bytes] = '\0';
		reply_folder(c, full, r);
		return;
	}
	if (fd < 0) {
		reply_status(c, status_of(errno), r->is_head);
		return;
	}
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		reply_file(c, r, fd, &st, full);
		return;
	}
	close(fd);
	if (S_ISDIR(st.st_mode) && !named_folder)
		reply_moved(c, r, path);
	else
		reply_status(c, 403, r->is_head);
}

void reply_to(struct connection *c, const struct request *r)
{
	char full[PATH_MAX_BYTES + sizeof("index.html")];
	size_t root = strlen(options.root);
	long bytes = -414;

	if (root < PATH_MAX_BYTES)
		bytes = request_path(r->target, r->target_bytes, full + root,
				     PATH_MAX_BYTES - root);
	if (bytes < 0) {
		reply_status(c, (int)-bytes, r->is_head);
		return;
	}
	c->chunked = false;
	memcpy(full, options.root, root);
	reply_path(c, r, full, root + (size_t)bytes);
}
