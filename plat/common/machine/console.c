// SPDX-License-Identifier: BSD-3-Clause
// The console: one device, for the program and the log alike.
#include "machine.h"

#include <uk/machine.h>
#include <uk/plat.h>

static bool in_line;

void uk_plat_console_write(enum uk_plat_stream stream, const char *buf,
			   size_t len)
{
	(void)stream;
	uk_machine_write(buf, len);
	machine_others_write(buf, len);
	if (len > 0)
		in_line = buf[len - 1] != '\n';
}

void machine_console_end_line(void)
{
	if (in_line)
		uk_plat_console_write(UK_PLAT_LOG, "\n", 1);
}

int uk_plat_console_read(char *buf, size_t len)
{
	return machine_others_read(buf, len, uk_machine_read(buf, len));
}

enum uk_plat_console uk_plat_console_edit(bool lines, bool echo)
{
	(void)lines;
	(void)echo;
	return UK_PLAT_CONSOLE_KEYS;
}
