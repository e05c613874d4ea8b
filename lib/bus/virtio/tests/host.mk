# The tests play the device.
host-with := split.c layout.c tests/host/device.c tests/host/ring.c tests/host/lies.c
