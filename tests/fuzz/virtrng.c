// SPDX-License-Identifier: BSD-3-Clause
// Virtio's random numbers: the input is what their device does.
#include "heap.h"
#include "irq.h"
#include "virtdev.h"

#include <uk/errno.h>
#include <uk/plat.h>

/* lib/bus/virtrng's own, to begin anew. */
struct virtrng;
extern struct virtrng *virtrng_first;

/* Whoever looks at the time waits for the device. */
uint64_t uk_plat_time_ns(void)
{
	static uint64_t now;

	virtdev_act();
	return now += 100000000;
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	char random[200];

	virtrng_first = NULL;
	uk_entropy_hook = NULL;
	heap_grant(bytes > 0 && input[bytes - 1] < 4 ? input[bytes - 1] : -1);
	virtdev_begin(UK_VIRTIO_ENTROPY, input, bytes);
	for (unsigned i = 0; uk_entropy_hook && i < 8 && input_left(); i++) {
		size_t wanted = input_byte() % (sizeof(random) + 1);
		int error = uk_entropy_hook(random, wanted);

		HOLDS(error == 0 || error == -ENOTSUP);
		HOLDS(irq_masked == 0);
	}
	heap_end();
	return 0;
}
