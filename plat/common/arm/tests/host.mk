# What needs no machine; the rest is tested in images.
host-with := ticks.c tests/ticks.c
