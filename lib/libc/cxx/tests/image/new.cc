// SPDX-License-Identifier: BSD-3-Clause
// Tests: new and delete in their forms, and memory that is out.
#include <cstddef>
#include <cstdint>
#include <new>
#include <uk/test.h>

namespace
{
unsigned alive;

struct Counted {
	Counted()
	{
		alive++;
	}
	~Counted()
	{
		alive--;
	}

	std::uint64_t filling[3] = {1, 2, 3};
};

struct alignas(256) Wide {
	Wide()
	{
		alive++;
	}
	~Wide()
	{
		alive--;
	}

	char text[300] = {'w'};
};

/* Nothing to destroy: on arm the count that stands before other arrays takes
 * gcc's alignment away. */
struct alignas(256) Row {
	char text[256];
};

/* Compilers leave out a new whose result nobody uses. */
template <typename T> T *kept(T *p)
{
	__asm__("" : "+r"(p));
	return p;
}

bool is_aligned(const void *p, std::size_t align)
{
	return reinterpret_cast<std::uintptr_t>(p) % align == 0;
}

const std::size_t too_much = PTRDIFF_MAX - 64;

unsigned calls;

void give_up()
{
	if (++calls == 3)
		std::set_new_handler(nullptr);
}
} // namespace

UK_TEST(new_makes_and_delete_destroys)
{
	Counted *one = kept(new Counted);

	UK_EXPECT(one && is_aligned(one, alignof(std::max_align_t)));
	UK_EXPECT_INT(one->filling[2], ==, 3);
	UK_EXPECT_INT(alive, ==, 1);
	delete one;
	UK_EXPECT_INT(alive, ==, 0);
	delete static_cast<Counted *>(nullptr);
}

UK_TEST(new_of_arrays_counts_their_objects)
{
	Counted *many = kept(new Counted[7]);

	UK_EXPECT_INT(alive, ==, 7);
	UK_EXPECT_INT(many[6].filling[0], ==, 1);
	delete[] many;
	UK_EXPECT_INT(alive, ==, 0);
}

UK_TEST(new_aligns_what_asks_for_more)
{
	Wide *wide = kept(new Wide);
	Row *rows = kept(new Row[3]);

	UK_EXPECT(is_aligned(wide, 256) && is_aligned(rows, 256));
	UK_EXPECT_INT(alive, ==, 1);
	delete wide;
	delete[] rows;
	UK_EXPECT_INT(alive, ==, 0);
	wide = kept(new (std::nothrow) Wide);
	UK_EXPECT(is_aligned(wide, 256));
	delete wide;
}

UK_TEST(new_without_throw_returns_null_when_memory_is_out)
{
	UK_EXPECT(!kept(::operator new(too_much, std::nothrow)));
	UK_EXPECT(!kept(::operator new[](too_much, std::nothrow)));
	UK_EXPECT(!kept(
	    ::operator new(too_much, std::align_val_t(256), std::nothrow)));
	UK_EXPECT(!kept(
	    ::operator new[](too_much, std::align_val_t(256), std::nothrow)));
	Counted *one = kept(new (std::nothrow) Counted);

	UK_EXPECT(one && alive == 1);
	delete one;
}

UK_TEST(new_asks_its_handler_until_that_gives_up)
{
	calls = 0;
	UK_EXPECT(!std::set_new_handler(give_up));
	UK_EXPECT(std::get_new_handler() == give_up);
	UK_EXPECT(!kept(::operator new(too_much, std::nothrow)));
	UK_EXPECT_INT(calls, ==, 3);
	UK_EXPECT(!std::get_new_handler());
}

UK_TEST(new_in_place_takes_no_memory)
{
	alignas(Counted) static unsigned char room[sizeof(Counted)];
	Counted *one = new (room) Counted;

	UK_EXPECT(static_cast<void *>(one) == room && alive == 1);
	one->~Counted();
	UK_EXPECT_INT(alive, ==, 0);
}
