# Tests mount it themselves.

host-without := start.c
