# As many handlers as tests of the limit want.
CONFIG_IRQ_HANDLERS := 16
