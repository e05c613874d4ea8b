// SPDX-License-Identifier: BSD-3-Clause
// Tests: a thread's own objects end with it, the last made first, and each
// once.
#include <uk/test.h>

extern "C" {
#include <uk/thread.h>
}

namespace
{
unsigned ended, order[4];

struct Own {
	explicit Own(unsigned n) : number(n) {}
	~Own()
	{
		order[ended++ % 4] = number;
	}
	unsigned number;
};

struct Last {
	~Last()
	{
		/* One that is made while others end. */
		thread_local Own late(3);

		order[ended++ % 4] = late.number + 10;
	}
	bool used = true;
};

void *uses_them(void *)
{
	thread_local Own first(1), second(2);
	thread_local Last last;

	uk_thread_yield();
	return last.used && first.number < second.number ? &ended : nullptr;
}
} // namespace

UK_TEST(thread_locals_are_destroyed_at_their_threads_end)
{
	uk_thread *thread;

	for (unsigned i = 1; i <= 2; i++) {
		void *result = nullptr;

		UK_EXPECT_INT(
		    uk_thread_create(&thread, nullptr, uses_them, nullptr), ==,
		    0);
		UK_EXPECT_INT(uk_thread_join(thread, &result), ==, 0);
		UK_EXPECT(result == &ended);
		UK_EXPECT_INT(ended, ==, 4 * i);
		UK_EXPECT_INT(order[0], ==, 13);
		UK_EXPECT_INT(order[1], ==, 3);
		UK_EXPECT_INT(order[2], ==, 2);
		UK_EXPECT_INT(order[3], ==, 1);
	}
}

UK_TEST(thread_that_uses_none_destroys_none)
{
	unsigned before = ended;
	uk_thread *thread;

	UK_EXPECT_INT(uk_thread_create(
			  &thread, nullptr, [](void *p) { return p; }, nullptr),
		      ==, 0);
	UK_EXPECT_INT(uk_thread_join(thread, nullptr), ==, 0);
	UK_EXPECT_INT(ended, ==, before);
}
