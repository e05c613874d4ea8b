# The tests of drivers play it.
host-without := probe.c front.c share.c
