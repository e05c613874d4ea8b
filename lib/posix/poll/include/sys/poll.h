// SPDX-License-Identifier: BSD-3-Clause
// The old place of <poll.h>.
#include <poll.h>
