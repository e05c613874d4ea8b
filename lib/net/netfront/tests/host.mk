# The rings alone: the tests play the other domain, and the hypervisor.
CONFIG_NETFRONT_PAGES := 32
host-with := in.c out.c tests/host/played.c tests/host/packets.c tests/host/lies.c
