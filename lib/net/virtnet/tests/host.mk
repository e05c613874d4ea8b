# The tests play the device.
CONFIG_VIRTNET_RING := 64
CONFIG_VIRTNET_BUFFERS := 128
CONFIG_VIRTNET_CONTROL := y
host-with := virtnet.c in.c out.c control.c tests/host/played.c tests/host/packets.c tests/host/pairs.c
