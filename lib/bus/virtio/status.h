// SPDX-License-Identifier: BSD-3-Clause
// A device's status (Virtual I/O Device 1.1, 2.1).
#ifndef VIRTIO_STATUS_H
#define VIRTIO_STATUS_H

#include <uk/virtio.h>

enum {
	STATUS_ACKNOWLEDGE = 1,
	STATUS_DRIVER = 2,
	STATUS_DRIVER_OK = 4,
	STATUS_FEATURES_OK = 8,
	STATUS_NEEDS_RESET = 64,
	STATUS_FAILED = 128,
};

#endif
