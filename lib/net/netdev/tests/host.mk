# Drivers are tested with several queues.
CONFIG_NETDEV_QUEUES := 4
