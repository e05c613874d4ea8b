# What unpacks wants memory; the fuzzer tries it on the host.

host-without := unpack.c start.c
