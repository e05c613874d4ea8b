# What needs no machine; the rest is tested in images.
host-with := rtc_date.c tests/rtc_date.c
