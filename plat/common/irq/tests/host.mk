# The size of the table that the tests fill.
CONFIG_IRQ_HANDLERS := 16
