# The heap of an image starts on pages, and here are none: tests bring arenas.

CONFIG_TLSF_GROW  := 64
CONFIG_TLSF_QUICK := 1024
