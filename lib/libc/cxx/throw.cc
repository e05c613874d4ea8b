// SPDX-License-Identifier: BSD-3-Clause
// What the headers of the standard library call where they would throw: it ends
// the image, by the exception's name.
#include "cxx.h"

#include <bits/functexcept.h>
#include <uk/assert.h>

namespace std
{
void __throw_bad_alloc()
{
	uk_panic("cxx: std::bad_alloc");
}

void __throw_bad_array_new_length()
{
	uk_panic("cxx: std::bad_array_new_length");
}

void __throw_bad_function_call()
{
	uk_panic("cxx: std::bad_function_call");
}

void __throw_logic_error(const char *what)
{
	uk_panic("cxx: std::logic_error: %s", what);
}

void __throw_domain_error(const char *what)
{
	uk_panic("cxx: std::domain_error: %s", what);
}

void __throw_invalid_argument(const char *what)
{
	uk_panic("cxx: std::invalid_argument: %s", what);
}

void __throw_length_error(const char *what)
{
	uk_panic("cxx: std::length_error: %s", what);
}

void __throw_out_of_range(const char *what)
{
	uk_panic("cxx: std::out_of_range: %s", what);
}

void __throw_out_of_range_fmt(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	cxx_panic("std::out_of_range", fmt, ap);
}

void __throw_runtime_error(const char *what)
{
	uk_panic("cxx: std::runtime_error: %s", what);
}

void __throw_range_error(const char *what)
{
	uk_panic("cxx: std::range_error: %s", what);
}

void __throw_overflow_error(const char *what)
{
	uk_panic("cxx: std::overflow_error: %s", what);
}
} // namespace std
