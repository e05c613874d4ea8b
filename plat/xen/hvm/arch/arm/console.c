// SPDX-License-Identifier: BSD-3-Clause
// The console: the ring that the toolstack reads; the serial port that Xen
// plays for a guest that it started itself.
#include "hvm_arm.h"

#include <uk/arm.h>
#include <uk/machine.h>
#include <uk/xencons.h>

static bool serial;

void hvm_console_use_serial(void)
{
	serial = true;
}

void uk_machine_write(const char *buf, size_t len)
{
	if (serial)
		uk_arm_serial_write(buf, len);
	else
		uk_xencons_write(buf, len);
}

int uk_machine_read(char *buf, size_t len)
{
	return serial ? uk_arm_serial_read(buf, len)
		      : uk_xencons_read(buf, len);
}
