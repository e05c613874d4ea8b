// SPDX-License-Identifier: BSD-3-Clause
// Tests: a local static that several threads come to is made by the first, and
// the others wait for it; each makes its own of what is thread-local.
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

#ifdef CONFIG_BASE_TLS

namespace
{
unsigned begun;

unsigned number()
{
	return ++begun;
}

thread_local unsigned own = number();

void *counts_own(void *arg)
{
	*static_cast<unsigned *>(arg) = own;
	uk_thread_yield();
	own += 100;
	return nullptr;
}
} // namespace

UK_TEST(thread_locals_are_made_by_each_thread)
{
	unsigned mine = own, seen[2] = {};
	uk_thread *thread[2];

	for (unsigned i = 0; i < 2; i++)
		UK_EXPECT_INT(
		    uk_thread_create(&thread[i], nullptr, counts_own, &seen[i]),
		    ==, 0);
	for (unsigned i = 0; i < 2; i++)
		UK_EXPECT_INT(uk_thread_join(thread[i], nullptr), ==, 0);
	UK_EXPECT(seen[0] != seen[1] && seen[0] != mine && seen[1] != mine);
	UK_EXPECT_INT(begun, ==, 3);
	UK_EXPECT_INT(own, ==, mine);
}

#endif
