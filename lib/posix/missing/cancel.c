// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: the end of a thread that another decides.
#include "missing.h"

#define WHY "no thread can be cancelled"

ERROR(pthread_cancel)
