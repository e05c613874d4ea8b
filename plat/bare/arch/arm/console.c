// SPDX-License-Identifier: BSD-3-Clause
// The console: the board's serial port.
#include <uk/arm.h>
#include <uk/machine.h>

void uk_machine_write(const char *buf, size_t len)
{
	uk_arm_serial_write(buf, len);
}

int uk_machine_read(char *buf, size_t len)
{
	return uk_arm_serial_read(buf, len);
}
