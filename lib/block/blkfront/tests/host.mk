# The ring alone: the tests play the other domain, and the hypervisor.
host-with := ring.c tests/host/played.c tests/host/disk.c tests/host/lies.c
