# All of it: the tests play the device.
CONFIG_VIRTCON_PORTS := 4
CONFIG_DEVFS         := y
CONFIG_DEVFS_CHANGES := y
host-with := probe.c control.c ports.c port.c console.c file.c names.c tests/host/played.c \
	tests/host/ports.c tests/host/console.c tests/host/lies.c
