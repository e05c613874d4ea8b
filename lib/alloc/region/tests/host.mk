# The heap of an image starts on pages, and here are none: tests bring arenas.

CONFIG_REGION_GROW := 16
