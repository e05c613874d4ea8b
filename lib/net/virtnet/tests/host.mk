# The tests play the device.
CONFIG_VIRTNET_RING := 64
CONFIG_VIRTNET_BUFFERS := 128
host-with := virtnet.c in.c out.c tests/host/played.c tests/host/packets.c
