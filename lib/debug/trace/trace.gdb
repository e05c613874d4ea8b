# SPDX-License-Identifier: BSD-3-Clause
# The gdb command uk-trace: prints the ring of lib/debug/trace, oldest first.

define uk-trace
  set $count = sizeof(uk_trace_ring) / sizeof(uk_trace_ring[0])
  set $at = uk_trace_next > $count ? uk_trace_next - $count : 0
  while $at < uk_trace_next
    set $event = uk_trace_ring[$at % $count]
    printf "%lu ", $event.ticks
    eval "printf \"%s\\n\", %lu, %lu", $event.text, $event.a, $event.b
    set $at = $at + 1
  end
end
document uk-trace
Print the events that CONFIG_TRACE recorded, the oldest first.
end
