# The tests play the clock, and the CPU that goes from one to the other.
CONFIG_EDF_SHARE_PERCENT := 90
CONFIG_RRQUEUE_SLICE_MS := 10
