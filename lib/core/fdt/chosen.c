// SPDX-License-Identifier: BSD-3-Clause
// What was chosen for this start of the machine (3.6).
#include "fdt.h"

#include <uk/errno.h>

static int chosen(const struct uk_fdt *fdt)
{
	return uk_fdt_find(fdt, "/chosen");
}

int uk_fdt_stdout(const struct uk_fdt *fdt)
{
	const char *path = uk_fdt_string(fdt, chosen(fdt), "stdout-path");

	return path ? uk_fdt_find(fdt, path) : -ENOENT;
}

const char *uk_fdt_bootargs(const struct uk_fdt *fdt)
{
	return uk_fdt_string(fdt, chosen(fdt), "bootargs");
}

int uk_fdt_initrd(const struct uk_fdt *fdt, struct uk_fdt_range *out)
{
	int node = chosen(fdt);
	uint64_t start = uk_fdt_u64(fdt, node, "linux,initrd-start", 0);
	uint64_t end = uk_fdt_u64(fdt, node, "linux,initrd-end", 0);

	if (start == 0 && end == 0)
		return -ENOENT;
	*out = (struct uk_fdt_range){start, end - start};
	return start > end ? -EINVAL : 0;
}
