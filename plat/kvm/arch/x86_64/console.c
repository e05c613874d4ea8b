// SPDX-License-Identifier: BSD-3-Clause
// The console: the first serial port, for the program and the log alike.
#include "kvm.h"

#include <uk/pc.h>
#include <uk/plat.h>

static bool in_line;

void uk_plat_console_write(enum uk_plat_stream stream, const char *buf,
			   size_t len)
{
	(void)stream;
	uk_pc_serial_write(buf, len);
	if (len > 0)
		in_line = buf[len - 1] != '\n';
}

void kvm_console_end_line(void)
{
	if (in_line)
		uk_plat_console_write(UK_PLAT_LOG, "\n", 1);
}

int uk_plat_console_read(char *buf, size_t len)
{
	return uk_pc_serial_read(buf, len);
}
