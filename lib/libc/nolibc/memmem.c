// SPDX-License-Identifier: BSD-3-Clause
// Finding memory in memory, in linear time and constant space.
#include <string.h>

/*
 * The two-way algorithm of Crochemore and Perrin (Journal of the ACM 38, 1991):
 * cut the needle where its local period is its period; match the right part
 * forwards, then the left part backwards. A mismatch in the right part shifts
 * by what matched, one in the left part by the period.
 */
struct suffix {
	size_t start;
	size_t period;
};

/* The greatest suffix of `s` in the order of bytes, or in the reverse one. */
static struct suffix greatest_suffix(const unsigned char *s, size_t n,
				     int reverse)
{
	struct suffix best = {.start = 0, .period = 1};
	size_t rival = 1, same = 0;

	while (rival + same < n) {
		unsigned char a = s[rival + same], b = s[best.start + same];
		if (a == b) {
			if (++same == best.period) {
				rival += best.period;
				same = 0;
			}
		} else if ((a < b) != reverse) {
			rival += same + 1;
			same = 0;
			best.period = rival - best.start;
		} else {
			best.start = rival;
			best.period = 1;
			rival++;
			same = 0;
		}
	}
	return best;
}

static struct suffix critical_cut(const unsigned char *s, size_t n)
{
	struct suffix forward = greatest_suffix(s, n, 0);
	struct suffix backward = greatest_suffix(s, n, 1);

	return forward.start > backward.start ? forward : backward;
}

static void *search(const unsigned char *hay, size_t hay_len,
		    const unsigned char *needle, size_t n)
{
	struct suffix cut = critical_cut(needle, n);
	/* The cut's period is the needle's only if the left part repeats. */
	int periodic = cut.start + cut.period <= n &&
		       !memcmp(needle, needle + cut.period, cut.start);
	size_t left = cut.start, known = 0, at = 0;
	size_t longer = left > n - left ? left : n - left;
	size_t shift = periodic ? cut.period : longer + 1;

	while (at <= hay_len - n) {
		size_t i = left > known ? left : known;
		while (i < n && needle[i] == hay[at + i])
			i++;
		if (i < n) {
			at += i - left + 1;
			known = 0;
			continue;
		}
		i = left;
		while (i > known && needle[i - 1] == hay[at + i - 1])
			i--;
		if (i <= known)
			return (void *)(hay + at);
		at += shift;
		/* After a shift by the period its overlap is known to match. */
		known = periodic ? n - shift : 0;
	}
	return NULL;
}

void *memmem(const void *hay, size_t hay_len, const void *needle,
	     size_t needle_len)
{
	if (needle_len > hay_len)
		return NULL;
	if (needle_len == 0)
		return (void *)hay;
	return search(hay, hay_len, needle, needle_len);
}
