// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: signals.
#include "missing.h"

#define WHY "no library for signals is ticked (lib/posix)"

FAILS(sigaction)
FAILS(sigprocmask)
FAILS(sigpending)
FAILS(sigsuspend)
FAILS(sigwaitinfo)
FAILS(sigtimedwait)
FAILS(sigqueue)
FAILS(sigaltstack)
FAILS(siginterrupt)
FAILS(sigpause)
FAILS(sigemptyset)
FAILS(sigfillset)
FAILS(sigaddset)
FAILS(sigdelset)
FAILS(sigismember)
FAILS(killpg)
FAILS(pause)
FAILS(setitimer)
FAILS(getitimer)

ERROR(sigwait)
ERROR(pthread_kill)
ERROR(pthread_sigmask)
ERROR(pthread_sigqueue)

EMPTY(alarm)
EMPTY(ualarm)
EMPTY(psiginfo)
