# The start and the end of an image are the machine's; tests/unit/host.c panics.
host-without := boot.c init.c info.c panic.c crash.c

CONFIG_BASE_PARAMS := y
