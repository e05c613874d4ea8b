# The tests play the clock, and the CPU that goes from one to the other.
CONFIG_RRQUEUE_SLICE_MS := 10
