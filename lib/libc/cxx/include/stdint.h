// SPDX-License-Identifier: BSD-3-Clause
// C's <stdint.h>, as the compiler alone has it: gcc's looks for a library's,
// since C++ is not compiled as freestanding.
#if __has_include(<stdint-gcc.h>)
#include <stdint-gcc.h>
#else
#include_next <stdint.h>
#endif
