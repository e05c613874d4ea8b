// SPDX-License-Identifier: BSD-3-Clause
// Tests: objects made before main(), in their order, and local ones made once.
#include <uk/test.h>

namespace
{
unsigned made, destroyed;

struct Noted {
	explicit Noted(int n) : number(n), order(++made) {}
	~Noted()
	{
		destroyed++;
	}

	int number;
	unsigned order;
};

Noted last __attribute__((init_priority(3000))) (3);
Noted first __attribute__((init_priority(1000))) (1);
Noted middle __attribute__((init_priority(2000))) (2);
Noted array[2] = {Noted(4), Noted(5)};

int answer()
{
	static Noted once(42);

	return once.number + int(once.order);
}

struct Shape {
	virtual ~Shape() = default;
	virtual int corners() const = 0;
	virtual int sides() const
	{
		return corners();
	}
};

struct Triangle : Shape {
	int corners() const override
	{
		return 3;
	}
};

struct Named {
	virtual ~Named() = default;
	virtual char initial() const
	{
		return '?';
	}
};

struct Square final : Named, Shape {
	char initial() const override
	{
		return 's';
	}
	int corners() const override
	{
		return 4;
	}
};
} // namespace

UK_TEST(objects_are_made_before_main_by_priority)
{
	UK_EXPECT(first.number == 1 && middle.number == 2 && last.number == 3);
	UK_EXPECT(first.order < middle.order && middle.order < last.order);
	UK_EXPECT(last.order < array[0].order);
	UK_EXPECT_INT(array[0].order + 1, ==, array[1].order);
}

UK_TEST(local_statics_are_made_once)
{
	unsigned before = made;
	int value = answer();

	UK_EXPECT(made == before + 1 || before == unsigned(value) - 42);
	UK_EXPECT_INT(answer(), ==, value);
	UK_EXPECT_INT(destroyed, ==, 0);
}

UK_TEST(virtual_functions_are_those_of_the_object)
{
	static Triangle triangle;
	static Square square;
	const Shape *shapes[] = {&triangle, &square};
	const Named *named = &square;

	UK_EXPECT_INT(shapes[0]->sides(), ==, 3);
	UK_EXPECT_INT(shapes[1]->sides(), ==, 4);
	UK_EXPECT_INT(named->initial(), ==, 's');
}
