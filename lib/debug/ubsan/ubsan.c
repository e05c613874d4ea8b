// SPDX-License-Identifier: BSD-3-Clause
// What compilers call when a check of -fsanitize=undefined fails.
#include <uk/assert.h>

/* Every check hands over a record that starts with this. */
struct location {
	const char *file;
	uint32_t line, column;
};

/* The handlers' names and arguments are gcc's and clang's ABI; only the first
 * argument is used, and none of them returns. */
#define HANDLER(name, what)                                   \
	UK_NORETURN void __ubsan_handle_##name(const void *); \
	void __ubsan_handle_##name(const void *data)          \
	{                                                     \
		report(data, what);                           \
	}

UK_NORETURN static void report(const struct location *at, const char *what)
{
	uk_panic("ubsan: %s (%s:%u:%u)", what, at->file, at->line, at->column);
}

HANDLER(add_overflow_abort, "overflow in an addition")
HANDLER(sub_overflow_abort, "overflow in a subtraction")
HANDLER(mul_overflow_abort, "overflow in a multiplication")
HANDLER(negate_overflow_abort, "overflow in a negation")
HANDLER(divrem_overflow_abort, "division by zero or overflow in a division")
HANDLER(shift_out_of_bounds_abort, "shift too far, or of a negative value")
HANDLER(out_of_bounds_abort, "index out of bounds")
HANDLER(type_mismatch_v1_abort, "null, misaligned or too small an object")
HANDLER(alignment_assumption_abort, "pointer not aligned as promised")
HANDLER(load_invalid_value_abort, "value that its type does not have")
HANDLER(nonnull_arg_abort, "null argument where none is allowed")
HANDLER(pointer_overflow_abort, "overflow of a pointer")
HANDLER(vla_bound_not_positive_abort, "array of no or negative length")
HANDLER(invalid_builtin_abort, "argument that a builtin does not take")
HANDLER(float_cast_overflow_abort, "floating-point value too large to convert")
HANDLER(builtin_unreachable, "code reached that was said not to be")
HANDLER(missing_return, "function ended without a value")

/* Here the place is the second argument. */
UK_NORETURN void __ubsan_handle_nonnull_return_v1_abort(const void *,
							const void *);
void __ubsan_handle_nonnull_return_v1_abort(const void *data, const void *at)
{
	(void)data;
	report(at, "null returned where none is allowed");
}
