# The host has a console of its own.
host-without := console.c stop.c
