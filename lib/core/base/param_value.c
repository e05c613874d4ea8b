// SPDX-License-Identifier: BSD-3-Clause
// Reads and writes the values of parameters by their type.
#include "param_value.h"

#include "internal.h"

#include <uk/format.h>

static const char *set_bool(bool *out, const char *text)
{
	static const char *const no[] = {"0", "n", "no", "off", "false"};
	static const char *const yes[] = {"1", "y", "yes", "on", "true"};

	for (size_t i = 0; i < UK_ARRAY_LEN(no); i++) {
		if (base_str_equal(text, no[i]) ||
		    base_str_equal(text, yes[i])) {
			*out = base_str_equal(text, yes[i]);
			return NULL;
		}
	}
	return "neither yes nor no";
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Decimal, 0x hexadecimal or 0 octal digits; moves *text behind them. What does
 * not fit becomes UINT64_MAX, which no range allows. False if there are none.
 */
static bool read_digits(const char **text, uint64_t *out)
{
	const char *s = *text;
	int base = 10;
	uint64_t value = 0;

	if (s[0] == '0' && (s[1] | 0x20) == 'x') {
		base = 16;
		s += 2;
	} else if (s[0] == '0') {
		base = 8;
	}
	const char *first = s;

	for (; digit(*s) < base; s++) {
		if (__builtin_mul_overflow(value, (uint64_t)base, &value) ||
		    __builtin_add_overflow(value, (uint64_t)digit(*s), &value))
			value = UINT64_MAX;
	}
	*text = s;
	*out = value;
	return s > first;
}

static const char *set_int(const struct uk_param *p, const char *text)
{
	bool negative = *text == '-';
	uint64_t magnitude;

	text += negative;
	if (!read_digits(&text, &magnitude) || *text)
		return "not a number";
	if (magnitude > (uint64_t)INT64_MAX + negative)
		return "out of range";
	int64_t value = (int64_t)(negative ? 0 - magnitude : magnitude);

	if (value < p->min || value > p->max)
		return "out of range";
	*(int64_t *)p->value = value;
	return NULL;
}

static const char *set_size(const struct uk_param *p, const char *text)
{
	static const char units[] = "kmgt";
	uint64_t value;

	if (!read_digits(&text, &value))
		return "not a size";
	for (unsigned i = 0; i < sizeof(units) - 1; i++) {
		if (*text && (*text | 0x20) == units[i]) {
			uint64_t unit = 1ULL << (10 * (i + 1));

			if (__builtin_mul_overflow(value, unit, &value))
				return "out of range";
			text++;
			break;
		}
	}
	if (*text)
		return "not a size: digits, then one of K M G T";
	if (value > (uint64_t)INT64_MAX || (int64_t)value < p->min ||
	    (int64_t)value > p->max)
		return "out of range";
	*(uint64_t *)p->value = value;
	return NULL;
}

static const char *set_string(const struct uk_param *p, const char *text)
{
	if (base_str_length(text) > (size_t)p->max)
		return "too long";
	*(const char **)p->value = text;
	return NULL;
}

const char *base_param_value_set(const struct uk_param *p, const char *text)
{
	switch (p->type) {
	case UK_PARAM_TYPE_BOOL:
		return set_bool(p->value, text);
	case UK_PARAM_TYPE_INT:
		return set_int(p, text);
	case UK_PARAM_TYPE_SIZE:
		return set_size(p, text);
	case UK_PARAM_TYPE_STRING:
		return set_string(p, text);
	}
	return "a type that base does not know";
}

/* Whether `word` starts with `prefix`; then moves behind it. */
static bool skip(const char **word, const char *prefix)
{
	const char *w = *word;

	while (*prefix)
		if (*w++ != *prefix++)
			return false;
	*word = w;
	return true;
}

/* Its digits are those that people count with. */
static bool take_number(struct uk_param *p, const char **word)
{
	const char *digits = *word;
	size_t bytes = p->type == UK_PARAM_TYPE_BOOL     ? sizeof(bool)
		       : p->type == UK_PARAM_TYPE_STRING ? sizeof(const char *)
							 : sizeof(int64_t);
	unsigned number = 0;

	for (; **word >= '0' && **word <= '9' && number < p->count; ++*word)
		number = number * 10 + (unsigned)(**word - '0');
	if (*word == digits || (*digits == '0' && *word > digits + 1) ||
	    number >= p->count)
		return false;
	p->value = (char *)p->value + number * bytes;
	return true;
}

const char *base_param_match(struct uk_param *p, const char *word)
{
	if (skip(&word, p->lib) && (!p->count || take_number(p, &word)) &&
	    skip(&word, ".") && skip(&word, p->name) && skip(&word, "="))
		return word;
	return NULL;
}

void base_param_value_format(const struct uk_param *p, char *buf, size_t size)
{
	switch (p->type) {
	case UK_PARAM_TYPE_BOOL:
		uk_format_buf(buf, size, "%d", *(bool *)p->value);
		break;
	case UK_PARAM_TYPE_INT:
		uk_format_buf(buf, size, "%lld",
			      (long long)*(int64_t *)p->value);
		break;
	case UK_PARAM_TYPE_SIZE:
		uk_format_buf(buf, size, "%llu",
			      (unsigned long long)*(uint64_t *)p->value);
		break;
	case UK_PARAM_TYPE_STRING:
		uk_format_buf(
		    buf, size, "%s",
		    *(const char **)p->value ? *(const char **)p->value : "");
		break;
	}
}
