// SPDX-License-Identifier: BSD-3-Clause
// What only the end of an image shows of C++: destructors, and faults.
#include "selftest.h"

#include <new>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/base.h>
#include <vector>

namespace
{
bool asked;

struct Said {
	explicit Said(const char *what) : what(what) {}
	~Said()
	{
		if (asked)
			printf("cxx: end of %s\n", what);
	}

	const char *what;
};

Said global("a global");

struct Numbered {
	~Numbered()
	{
		if (number % 50 == 0)
			printf("cxx: end of number %u\n", number);
	}

	unsigned number;
};

template <unsigned... N> void make_many(std::integer_sequence<unsigned, N...>)
{
	(void)(... + [] {
		static Numbered one{N + 1};

		return one.number;
	}());
}

void say_atexit()
{
	printf("cxx: atexit\n");
}

/* Compilers know too much. */
template <typename T> T *hidden(T *p)
{
	__asm__ volatile("" : "+r"(p)::"memory");
	return p;
}

/* The order of the end is the reverse of the beginning's, whatever it is that
 * ends. */
int ends()
{
	asked = true;
	make_many(std::make_integer_sequence<unsigned, 100>());
	static Said early("an early local");

	atexit(say_atexit);
	static Said late("a late local");
	thread_local Said own("a thread-local");

	hidden(&own);

	printf("cxx: main ends\n");
	return 0;
}

struct Base {
	Base()
	{
		hidden(this)->wanted();
	}
	virtual ~Base() = default;
	virtual void wanted() = 0;
};

/* Of one derived class alone they would know whose function is meant. */
struct Derived : Base {
	void wanted() override
	{
		asked = true;
	}
};

struct Other : Base {
	void wanted() override
	{
		asked = false;
	}
};

int calls_pure()
{
	Derived derived;
	Other other;
	Base *one = *hidden(&asked) ? static_cast<Base *>(&derived) : &other;

	one->wanted();
	return 0;
}

int runs_out()
{
	return hidden(::operator new(PTRDIFF_MAX - 64)) == nullptr;
}

int throws()
{
	std::vector<int> none;

	return none.at(3);
}

int needs_itself()
{
	static int answer = *hidden(&asked) ? 0 : needs_itself() + 1;

	return answer;
}
} // namespace

__attribute__((destructor)) static void say_destructor()
{
	if (asked)
		printf("cxx: destructor\n");
}

int selftest_cxx(const char *word)
{
	static const struct {
		const char *word;
		int (*fn)();
	} things[] = {
	    {"cxx-ends", ends},           {"cxx-pure", calls_pure},
	    {"cxx-memory", runs_out},     {"cxx-throws", throws},
	    {"cxx-itself", needs_itself},
	};

	for (const auto &thing : things)
		if (strcmp(word, thing.word) == 0)
			return thing.fn();
	return -1;
}
