// SPDX-License-Identifier: BSD-3-Clause
// What a program has called when memory is out, and what tells forms of new
// apart.
#include <new>

namespace std
{
const nothrow_t nothrow{};

static new_handler handler;

new_handler set_new_handler(new_handler fn) noexcept
{
	return __atomic_exchange_n(&handler, fn, __ATOMIC_SEQ_CST);
}

new_handler get_new_handler() noexcept
{
	return __atomic_load_n(&handler, __ATOMIC_SEQ_CST);
}
} // namespace std
