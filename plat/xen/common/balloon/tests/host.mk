# All of it: the tests play the hypervisor and the platform.
host-with := balloon.c tests/host/balloon.c
