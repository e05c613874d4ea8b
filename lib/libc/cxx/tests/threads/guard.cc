// SPDX-License-Identifier: BSD-3-Clause
// Tests: a local static that two threads come to is made by the first, and the
// second waits for it.
#include <uk/test.h>

extern "C" {
#include <uk/thread.h>
}

namespace
{
unsigned made;

struct Slow {
	Slow() : number(0)
	{
		for (unsigned i = 0; i < 3; i++)
			uk_thread_yield();
		number = int(++made);
	}

	int number;
};

void *comes(void *arg)
{
	static Slow slow;

	*static_cast<int *>(arg) = slow.number;
	return nullptr;
}
} // namespace

UK_TEST(local_statics_are_waited_for_by_other_threads)
{
	int seen[3] = {};
	uk_thread *thread[3];

	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(
		    uk_thread_create(&thread[i], nullptr, comes, &seen[i]), ==,
		    0);
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(uk_thread_join(thread[i], nullptr), ==, 0);
		UK_EXPECT_INT(seen[i], ==, 1);
	}
	UK_EXPECT_INT(made, ==, 1);
}
