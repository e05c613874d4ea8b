# Its tests ask the machine's own devices.
host-without := tests/irq.c tests/tsc.c
