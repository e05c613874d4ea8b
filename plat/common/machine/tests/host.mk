# The host has a console of its own.
CONFIG_MACHINE_CONSOLES := y
host-without := console.c stop.c
