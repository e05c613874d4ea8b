# All of it: the tests play the hypervisor.
host-with := evtchn.c bind.c irq.c tests/host/evtchn.c
