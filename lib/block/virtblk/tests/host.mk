# All of it, and of the bus what is no transport: the tests play the device.
CONFIG_VIRTBLK_REQUESTS := 8
host-with := virtblk.c probe.c tests/host/played.c tests/host/disk.c \
	tests/host/lies.c
