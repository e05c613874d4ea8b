// SPDX-License-Identifier: BSD-3-Clause
// Tests: what the headers of the standard library have that needs nobody.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <uk/test.h>
#include <utility>
#include <variant>
#include <vector>

UK_TEST(headers_have_containers_and_algorithms)
{
	std::vector<int> numbers;
	std::deque<int> line;

	for (int i = 0; i < 1000; i++) {
		numbers.push_back((i * 7919) % 1000);
		line.push_front(i);
	}
	std::sort(numbers.begin(), numbers.end());
	for (int i = 0; i < 1000; i++)
		UK_EXPECT(numbers[std::size_t(i)] == i &&
			  line[std::size_t(i)] == 999 - i);
	auto found = std::lower_bound(numbers.begin(), numbers.end(), 500);

	UK_EXPECT_INT(found - numbers.begin(), ==, 500);
	numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
				     [](int n) { return n % 2; }),
		      numbers.end());
	UK_EXPECT_INT(numbers.size(), ==, 500);
}

UK_TEST(headers_have_what_languages_have)
{
	std::array<int, 3> three = {1, 2, 3};
	std::optional<int> maybe;
	std::variant<int, const char *> either = "text";
	auto [a, b] = std::make_tuple(1, 'b');
	int sum = 0;
	std::function<void(int)> add = [&sum](int n) { sum += n; };

	for (int n : three)
		add(n);
	UK_EXPECT_INT(sum, ==, 6);
	UK_EXPECT(!maybe.has_value());
	maybe = 4;
	UK_EXPECT_INT(*maybe, ==, 4);
	UK_EXPECT_STR(*std::get_if<const char *>(&either), "text");
	UK_EXPECT(a == 1 && b == 'b');
	UK_EXPECT_INT(std::numeric_limits<short>::max(), ==, 32767);
	UK_EXPECT((std::is_same_v<std::decay_t<int[3]>, int *>));
}

UK_TEST(headers_have_atomics)
{
	static std::atomic<unsigned> count{3};
	unsigned three = 3;

	UK_EXPECT_INT(count.fetch_add(2), ==, 3);
	UK_EXPECT(!count.compare_exchange_strong(three, 9));
	UK_EXPECT_INT(three, ==, 5);
	UK_EXPECT(count.is_always_lock_free);
}

UK_TEST(headers_have_c_s_functions)
{
	UK_EXPECT_INT(std::strlen("four"), ==, 4);
	UK_EXPECT_INT(std::abs(-5), ==, 5);
	UK_EXPECT_INT(strtol("42", nullptr, 10), ==, 42);
}
