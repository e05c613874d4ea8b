// SPDX-License-Identifier: BSD-3-Clause
// delete in all its forms (C++17 21.6.2), which come down to the two that know
// of the heap: a program may have its own of any of them.
#include "cxx.h"

#include <new>

#define WEAK __attribute__((weak))

using std::align_val_t;
using std::nothrow_t;

WEAK void operator delete(void *p) noexcept
{
	cxx_free(p);
}

WEAK void operator delete(void *p, align_val_t) noexcept
{
	cxx_free(p);
}

WEAK void operator delete(void *p, size_t) noexcept
{
	operator delete(p);
}

WEAK void operator delete(void *p, size_t, align_val_t align) noexcept
{
	operator delete(p, align);
}

WEAK void operator delete(void *p, const nothrow_t &) noexcept
{
	operator delete(p);
}

WEAK void operator delete(void *p, align_val_t align,
			  const nothrow_t &) noexcept
{
	operator delete(p, align);
}

WEAK void operator delete[](void *p) noexcept
{
	operator delete(p);
}

WEAK void operator delete[](void *p, align_val_t align) noexcept
{
	operator delete(p, align);
}

WEAK void operator delete[](void *p, size_t) noexcept
{
	operator delete[](p);
}

WEAK void operator delete[](void *p, size_t, align_val_t align) noexcept
{
	operator delete[](p, align);
}

WEAK void operator delete[](void *p, const nothrow_t &) noexcept
{
	operator delete[](p);
}

WEAK void operator delete[](void *p, align_val_t align,
			    const nothrow_t &) noexcept
{
	operator delete[](p, align);
}
