# What nolibc is tested with on the host.
CONFIG_NOLIBC              := y
CONFIG_NOLIBC_PRINTF_FLOAT := y
CONFIG_NOLIBC_STRTOD       := y
CONFIG_NOLIBC_BIGNUM       := y
CONFIG_MALLOC              := y
