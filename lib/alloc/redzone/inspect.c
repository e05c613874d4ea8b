// SPDX-License-Identifier: BSD-3-Clause
// Looks at a block's surroundings and says by name what is wrong with it.

#include "zone.h"

#include <uk/assert.h>
#include <uk/print.h>

/* The first byte in [from, to) that is not `fill`; NULL: none. */
static const unsigned char *intruder(const unsigned char *from,
				     const unsigned char *to, unsigned fill)
{
	for (; from < to; from++)
		if (*from != fill)
			return from;
	return NULL;
}

enum uk_redzone_state redzone_state(const void *p)
{
	const struct block *b = block_of(p);
	uintptr_t state;

	if (!UK_IS_ALIGNED((uintptr_t)p, ALIGN))
		return UK_REDZONE_NONE;
	state = b->seal ^ (uintptr_t)b ^ 0x5ea1ed00UL;
	return state == UK_REDZONE_USED || state == UK_REDZONE_FREED
		   ? (enum uk_redzone_state)state
		   : UK_REDZONE_NONE;
}

enum uk_redzone_state uk_redzone_inspect(const void *p,
					 const unsigned char **at)
{
	const struct block *b = block_of(p);
	enum uk_redzone_state state = redzone_state(p);
	const unsigned char *data = block_data(b), *wrong = NULL;

	if (state == UK_REDZONE_FREED) {
		wrong = intruder(data - ZONE_BYTES, block_end(b), FILL_FREED);
		if (wrong)
			state = UK_REDZONE_STALE;
	} else if (state == UK_REDZONE_USED) {
		wrong = intruder(data - ZONE_BYTES, data, FILL_ZONE);
		if (wrong) {
			state = UK_REDZONE_UNDERFLOW;
		} else {
			wrong =
			    intruder(data + b->bytes, block_end(b), FILL_ZONE);
			if (wrong)
				state = UK_REDZONE_OVERFLOW;
		}
	}
	if (at)
		*at = wrong;
	return state;
}

static const char *const names[] = {
    [UK_REDZONE_USED] = "block in use",
    [UK_REDZONE_FREED] = "freed block",
    [UK_REDZONE_UNDERFLOW] = "underflow",
    [UK_REDZONE_OVERFLOW] = "overflow",
    [UK_REDZONE_STALE] = "use after free",
    [UK_REDZONE_NONE] = "overwritten header",
};

bool redzone_is(const struct block *b, enum uk_redzone_state want)
{
	const unsigned char *at;
	enum uk_redzone_state state = uk_redzone_inspect(block_data(b), &at);

	if (state == want)
		return true;
	if (at)
		uk_print_error("%s: %zu-byte block %p, byte %p is 0x%x",
			       names[state], b->bytes, (void *)block_data(b),
			       (const void *)at, *at);
	else
		uk_print_error("%s: block %p", names[state],
			       (void *)block_data(b));
	return false;
}

static UK_NORETURN void panic_written(const struct block *b,
				      enum uk_redzone_state state,
				      const unsigned char *at)
{
	uk_panic("redzone: %s: %zu-byte block %p, byte %p is 0x%x",
		 names[state], b->bytes, (void *)block_data(b),
		 (const void *)at, *at);
}

void redzone_require_used(const void *p, const char *verb)
{
	const struct block *b = block_of(p);
	const unsigned char *at;
	enum uk_redzone_state state = uk_redzone_inspect(p, &at);

	switch (state) {
	case UK_REDZONE_USED:
		return;
	case UK_REDZONE_NONE:
		uk_panic("redzone: invalid %s: %p is no block", verb, p);
	case UK_REDZONE_FREED:
	case UK_REDZONE_STALE:
		uk_panic("redzone: double %s: %zu-byte block %p is free", verb,
			 b->bytes, p);
	default:
		panic_written(b, state, at);
	}
}

void redzone_require_unwritten(const struct block *b)
{
	const unsigned char *at;
	enum uk_redzone_state state = uk_redzone_inspect(block_data(b), &at);

	if (state == UK_REDZONE_STALE)
		panic_written(b, state, at);
	if (state != UK_REDZONE_FREED)
		uk_panic("redzone: overwritten header: freed block %p",
			 (void *)block_data(b));
}
