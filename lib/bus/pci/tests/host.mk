# With a machine made up for them.
CONFIG_PCI_DRIVERS := y
host-with := walk.c bar.c function.c msix.c tests/host/machine.c tests/host/walk.c \
	tests/host/bar.c tests/host/function.c tests/host/msix.c
