# All of it: the tests play the hypervisor.
host-with := gnttab.c tests/host/gnttab.c
