// SPDX-License-Identifier: BSD-3-Clause
// Puts the text of an error into a format.
#include "expand.h"

#include <string.h>

struct room {
	char *next, *end;
};

static bool put(struct room *room, char c)
{
	if (room->next == room->end)
		return false;
	*room->next++ = c;
	return true;
}

static bool put_text(struct room *room, const char *text)
{
	for (; *text; text++)
		if (!put(room, *text) || (*text == '%' && !put(room, '%')))
			return false;
	return true;
}

bool syslog_expand(char *to, size_t bytes, const char *format, int error)
{
	struct room room = {to, to + bytes};
	bool fits = true;

	for (; fits && *format; format++) {
		if (format[0] == '%' && format[1] == 'm') {
			fits = put_text(&room, strerror(error));
			format++;
			continue;
		}
		fits = put(&room, *format);
		/* What follows it is no %m: it may be the second of two. */
		if (fits && format[0] == '%' && format[1])
			fits = put(&room, *++format);
	}
	return fits && put(&room, '\0');
}
