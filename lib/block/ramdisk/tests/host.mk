# There are no parameters, no pages and no initrd on the host.
host-without := start.c
