// SPDX-License-Identifier: BSD-3-Clause
// C's <stdlib.h>, whole: that of the package has but what a freestanding C++
// must.
#define _GLIBCXX_INCLUDE_NEXT_C_HEADERS
#include_next <stdlib.h>
#undef _GLIBCXX_INCLUDE_NEXT_C_HEADERS
