# With a machine made up for them.
host-with := walk.c bar.c tests/host/machine.c tests/host/walk.c tests/host/bar.c
