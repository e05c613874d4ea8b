// SPDX-License-Identifier: BSD-3-Clause
// The console: the first serial port, for the program and the log alike.
#include <uk/pc.h>
#include <uk/plat.h>

void uk_plat_console_write(enum uk_plat_stream stream, const char *buf,
			   size_t len)
{
	(void)stream;
	uk_pc_serial_write(buf, len);
}

int uk_plat_console_read(char *buf, size_t len)
{
	return uk_pc_serial_read(buf, len);
}
