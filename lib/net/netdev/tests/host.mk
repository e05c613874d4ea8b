# The pool is tested, too.
CONFIG_NETDEV_POOL := y
