# A ring small enough to go round in a test.
CONFIG_TRACE        := y
CONFIG_TRACE_EVENTS := 64
