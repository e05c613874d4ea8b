// SPDX-License-Identifier: BSD-3-Clause
// Brings the halves of nano's printf and scanf that know floating-point
// numbers.
#include <uk/base.h>

int _printf_float(void);
int _scanf_float(void);

/* They know of them if they are in the image: somebody has to ask for them. */
UK_USED static int (*const wanted[])(void) = {_printf_float, _scanf_float};
