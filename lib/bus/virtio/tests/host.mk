# The tests play the device; those of drivers do, too.
CONFIG_VIRTIO_PACKED := y
host-with := device.c queue.c config.c split.c packed.c layout.c tests/host/device.c tests/host/ring.c \
	tests/host/lies.c tests/host/packed.c
