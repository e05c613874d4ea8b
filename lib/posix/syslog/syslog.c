// SPDX-License-Identifier: BSD-3-Clause
// Messages of a program as lines of the image's log.
//
// The log is the console, so that LOG_CONS and LOG_PERROR have no more to do.
#include "expand.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>
#include <uk/print.h>
#include <unistd.h>

/* What is longer is cut. */
enum { MESSAGE = 1024 };

static const char nobody[] = "program";

static const char *name = nobody;
static int options;
static int severities = LOG_UPTO(LOG_DEBUG);

void openlog(const char *ident, int how, int facility)
{
	(void)facility;
	name = ident ? ident : nobody;
	options = how;
}

void closelog(void)
{
	name = nobody;
	options = 0;
}

int setlogmask(int mask)
{
	const int before = severities;

	if (mask)
		severities = mask;
	return before;
}

void vsyslog(int priority, const char *format, va_list args)
{
	const int kept = errno;
	char expanded[MESSAGE], text[MESSAGE];
	size_t length;

	if (!(severities & LOG_MASK(LOG_PRI(priority))))
		return;
	if (syslog_expand(expanded, sizeof(expanded), format, kept))
		format = expanded;
	vsnprintf(text, sizeof(text), format, args);
	length = strlen(text);
	if (length > 0 && text[length - 1] == '\n')
		text[length - 1] = '\0';
	if (options & LOG_PID)
		uk_printf("%s[%d]: %s\n", name, (int)getpid(), text);
	else
		uk_printf("%s: %s\n", name, text);
	errno = kept;
}

void syslog(int priority, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsyslog(priority, format, args);
	va_end(args);
}
