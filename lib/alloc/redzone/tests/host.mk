# The values that the menu has at first.

CONFIG_REDZONE_BYTES      := 32
CONFIG_REDZONE_QUARANTINE := 64
