# What makes no hypercall.
host-with := ring.c error.c tests/host/ring.c tests/host/error.c
