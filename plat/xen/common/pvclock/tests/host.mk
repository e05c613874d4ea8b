# The readings alone: the counter itself is the machine's.
host-with := pvclock.c tests/host/pvclock.c
