# SPDX-License-Identifier: BSD-3-Clause
# The gdb command uk-trace: prints the ring of lib/debug/trace, oldest first.

# gdb's printf wants as many values as there are conversions.
define uk-trace-event
  set $values = 0
  set $i = 0
  while $arg0.text[$i]
    if $arg0.text[$i] == '%' && $arg0.text[$i + 1] != '%' && ($i == 0 || $arg0.text[$i - 1] != '%')
      set $values = $values + 1
    end
    set $i = $i + 1
  end
  printf "%lu ", $arg0.ticks
  if $values == 0
    eval "printf \"%s\\n\"", $arg0.text
  end
  if $values == 1
    eval "printf \"%s\\n\", %lu", $arg0.text, $arg0.a
  end
  if $values == 2
    eval "printf \"%s\\n\", %lu, %lu", $arg0.text, $arg0.a, $arg0.b
  end
end

define uk-trace
  set $count = sizeof(uk_trace_ring) / sizeof(uk_trace_ring[0])
  set $at = uk_trace_next > $count ? uk_trace_next - $count : 0
  while $at < uk_trace_next
    set $event = uk_trace_ring[$at % $count]
    uk-trace-event $event
    set $at = $at + 1
  end
end
document uk-trace
Print the events that CONFIG_TRACE recorded, the oldest first.
end
