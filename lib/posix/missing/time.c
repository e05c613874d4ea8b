// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: clocks and timers.
#include "missing.h"

#define WHY "no library for timers is ticked (lib/posix)"

FAILS(clock_settime)
FAILS(settimeofday)
FAILS(adjtime)
FAILS(stime)
FAILS(ftime)
FAILS(timer_create)
FAILS(timer_delete)
FAILS(timer_settime)
FAILS(timer_gettime)
FAILS(timer_getoverrun)
FAILS(timegm)
FAILS(timelocal)

NULLS(getdate)

ERROR(clock_nanosleep)
ERROR(clock_getcpuclockid)
