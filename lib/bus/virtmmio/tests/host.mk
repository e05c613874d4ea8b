# What needs no machine.
host-with := words.c tests/host/words.c
