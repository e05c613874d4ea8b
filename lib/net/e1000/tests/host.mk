# Its rings, with a controller that is played.
CONFIG_E1000_RING := 64
CONFIG_E1000_BUFFERS := 90
host-with := in.c out.c offload.c tests/host/played.c tests/host/in.c tests/host/out.c tests/host/offload.c
