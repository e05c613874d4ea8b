# The tests play the hypervisor and the store.
CONFIG_XENBUS_SHUTDOWN := y
CONFIG_BASE_LOG_WARN := y
host-with := xenbus.c request.c calls.c watch.c watch_alone.c wire.c shutdown.c \
	tests/host/store.c tests/host/calls.c tests/host/lies.c \
	tests/host/watches.c tests/host/wire.c tests/host/shutdown.c
