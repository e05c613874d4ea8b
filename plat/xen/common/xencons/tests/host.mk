# All of it: the tests play the other end.
host-with := xencons.c tests/host/xencons.c
