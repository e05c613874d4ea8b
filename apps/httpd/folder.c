// SPDX-License-Identifier: BSD-3-Clause
// A folder's names as a page, piece by piece.
#include "httpd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	CHUNK = 4096,
	SIZE_LINE = 6, /* four digits and a line's end, before the text */
	NAME_MAX_TEXT = 255 * 9 + 64, /* the longest that a name becomes */
};

static bool is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

/* As part of a link: all but plain letters as hexadecimal digits. */
static size_t write_link(char *to, const char *name)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t n = 0;

	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;

		if (is_plain(c)) {
			to[n++] = (char)c;
			continue;
		}
		to[n++] = '%';
		to[n++] = digits[c >> 4];
		to[n++] = digits[c & 15];
	}
	return n;
}

/* As text: what means something in HTML does not. */
static size_t write_text(char *to, const char *name)
{
	size_t n = 0;

	for (; *name; name++) {
		const char *word = *name == '<'   ? "&lt;"
				   : *name == '>' ? "&gt;"
				   : *name == '&' ? "&amp;"
						  : NULL;
		size_t bytes = word ? strlen(word) : 1;

		memcpy(to + n, word ? word : name, bytes);
		n += bytes;
	}
	return n;
}

static size_t write_word(char *to, const char *word)
{
	memcpy(to, word, strlen(word));
	return strlen(word);
}

static size_t write_entry(char *to, const struct dirent *entry)
{
	const char *slash = entry->d_type == DT_DIR ? "/" : "";
	size_t n = write_word(to, "<li><a href=\"./");

	n += write_link(to + n, entry->d_name);
	n += write_word(to + n, slash);
	n += write_word(to + n, "\">");
	n += write_text(to + n, entry->d_name);
	n += write_word(to + n, slash);
	return n + write_word(to + n, "</a>\n");
}

static size_t write_names(struct connection *c, char *to)
{
	size_t n = 0;

	if (c->chunk_bytes == 0)
		n = write_word(to, "<!doctype html><meta charset=utf-8><ul>\n");
	while (n + NAME_MAX_TEXT < CHUNK) {
		const struct dirent *entry = readdir(c->folder);

		if (!entry) {
			c->ended = true;
			return n + write_word(to + n, "</ul>\n");
		}
		if (strcmp(entry->d_name, ".") != 0)
			n += write_entry(to + n, entry);
	}
	return n;
}

/* What goes around the text of a piece is written when its length is known. */
bool folder_next(struct connection *c)
{
	char size[SIZE_LINE + 1];
	size_t n;

	if (!c->chunk)
		c->chunk = malloc(CHUNK + 2 * SIZE_LINE);
	if (!c->chunk)
		return false;
	n = write_names(c, c->chunk + (c->chunked ? SIZE_LINE : 0));
	c->chunk_sent = 0;
	c->chunk_bytes = n;
	if (!c->chunked)
		return true;
	snprintf(size, sizeof(size), "%04x\r\n", (unsigned)n & 0xffff);
	memcpy(c->chunk, size, SIZE_LINE);
	c->chunk_bytes = SIZE_LINE + n;
	c->chunk_bytes += write_word(c->chunk + c->chunk_bytes,
				     c->ended ? "\r\n0\r\n\r\n" : "\r\n");
	return true;
}
