// SPDX-License-Identifier: BSD-3-Clause
// Virtio on PCI: the input is what functions say of themselves and have in
// registers.
#include "pcidev.h"
#include "virtuse.h"

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	pcidev_begin(input, bytes);
	virtuse_run();
	return 0;
}
