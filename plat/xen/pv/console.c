// SPDX-License-Identifier: BSD-3-Clause
// The console: the ring that the toolstack reads.
#include <uk/machine.h>
#include <uk/xencons.h>

void uk_machine_write(const char *buf, size_t len)
{
	uk_xencons_write(buf, len);
}

int uk_machine_read(char *buf, size_t len)
{
	return uk_xencons_read(buf, len);
}
