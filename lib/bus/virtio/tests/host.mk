# The tests play the device.
CONFIG_VIRTIO_PACKED := y
host-with := split.c packed.c layout.c tests/host/device.c tests/host/ring.c \
	tests/host/lies.c tests/host/packed.c
