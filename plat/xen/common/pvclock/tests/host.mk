# The readings alone: the counter itself is the machine's.
host-with := epoch.c pvclock.c tests/host/pvclock.c
