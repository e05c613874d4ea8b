# The red zones are tested, too.

CONFIG_SLAB_ZONE := y
