// SPDX-License-Identifier: BSD-3-Clause
// new in all its forms (C++17 21.6.2). A program may have its own of any of
// them; those for arrays come down to those for one object.
#include "cxx.h"

#include <new>

#define WEAK __attribute__((weak))

namespace
{
/* Without exceptions, memory that is not there ends the image. */
void *allocate(size_t bytes, size_t align, bool may_fail)
{
	for (;;) {
		void *p = cxx_alloc(bytes, align);

		if (p)
			return p;
		std::new_handler handler = std::get_new_handler();

		if (!handler) {
			if (may_fail)
				return nullptr;
			cxx_out_of_memory(bytes);
		}
		handler();
	}
}
} // namespace

extern "C" {
void *cxx_new(size_t bytes);
void *cxx_new_aligned(size_t bytes, std::align_val_t align);
}

void *cxx_new(size_t bytes)
{
	return allocate(bytes, 0, false);
}

void *cxx_new_aligned(size_t bytes, std::align_val_t align)
{
	return allocate(bytes, size_t(align), false);
}

WEAK __attribute__((alias("cxx_new"))) void *operator new(size_t bytes);

WEAK __attribute__((alias("cxx_new_aligned"))) void *operator new(
    size_t bytes, std::align_val_t align);

/* A program's own new goes with its own delete. */
WEAK void *operator new(size_t bytes, const std::nothrow_t &) noexcept
{
	void *(*one)(size_t) = &operator new;

	return one == cxx_new ? allocate(bytes, 0, true) : one(bytes);
}

WEAK void *operator new(size_t bytes, std::align_val_t align,
			const std::nothrow_t &) noexcept
{
	void *(*one)(size_t, std::align_val_t) = &operator new;

	return one == cxx_new_aligned ? allocate(bytes, size_t(align), true)
				      : one(bytes, align);
}

WEAK void *operator new[](size_t bytes)
{
	return operator new(bytes);
}

WEAK void *operator new[](size_t bytes, std::align_val_t align)
{
	return operator new(bytes, align);
}

WEAK void *operator new[](size_t bytes, const std::nothrow_t &tag) noexcept
{
	return operator new(bytes, tag);
}

WEAK void *operator new[](size_t bytes, std::align_val_t align,
			  const std::nothrow_t &tag) noexcept
{
	return operator new(bytes, align, tag);
}
