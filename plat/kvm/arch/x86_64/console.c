// SPDX-License-Identifier: BSD-3-Clause
// The console: the first serial port.
#include <uk/chipset.h>
#include <uk/machine.h>

void uk_machine_write(const char *buf, size_t len)
{
	uk_chipset_serial_write(buf, len);
}

int uk_machine_read(char *buf, size_t len)
{
	return uk_chipset_serial_read(buf, len);
}
