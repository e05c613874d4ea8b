# Nobody else runs on the host.
CONFIG_WAITQ_ALONE := y
