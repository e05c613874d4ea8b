// SPDX-License-Identifier: BSD-3-Clause
// The old place of <termios.h>.
#include <termios.h>
