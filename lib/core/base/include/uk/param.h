// SPDX-License-Identifier: BSD-3-Clause
// Parameters: values that a library lets the command line set, as
// lib.name=value.
//
// A library declares them at file scope; they are set once, before the first
// init function runs, and are then plain variables of the library's. Without
// CONFIG_BASE_PARAMS a declaration leaves nothing in the image but its default.
#ifndef UK_PARAM_H
#define UK_PARAM_H

#include <uk/base.h>

enum uk_param_type {
	UK_PARAM_TYPE_BOOL,   /* bool: 0 1 n y no yes off on false true */
	UK_PARAM_TYPE_INT,    /* int64_t, any of C's bases */
	UK_PARAM_TYPE_SIZE,   /* uint64_t bytes, with a suffix K M G T */
	UK_PARAM_TYPE_STRING, /* const char *, max bytes long; lives as long as
				 the image */
};

struct uk_param {
	const char *lib;
	const char *name;
	const char *help; /* one line, no full stop */
	enum uk_param_type type;
	void *value;
	/* Inclusive range of INT and SIZE; of STRING, max is its length. */
	int64_t min, max;
	/* Not 0: `value` is an array of so many, and the library's name is
	 * followed by a number below that, as in net0.ip=. */
	unsigned count;
};

#ifdef CONFIG_BASE_PARAMS
#define UK_PARAM_(id, plib, pname, ptype, var, pmin, pmax, pcount, phelp) \
	static const struct uk_param uk_param_##id UK_TABLE_ENTRY(        \
	    ".uk_param." plib "." pname) = {                              \
	    .lib = plib,                                                  \
	    .name = pname,                                                \
	    .help = phelp,                                                \
	    .type = ptype,                                                \
	    .value = &(var),                                              \
	    .min = pmin,                                                  \
	    .max = pmax,                                                  \
	    .count = pcount,                                              \
	}
#else
#define UK_PARAM_(id, plib, pname, ptype, var, pmin, pmax, pcount, phelp) \
	_Static_assert(sizeof(var) > 0, "parameter without a variable")
#endif

/* `name` is what the command line says; `var` has the type that is named. */
#define UK_PARAM_BOOL(name, var, help) \
	UK_PARAM_TYPED_(name, UK_PARAM_TYPE_BOOL, bool, var, 0, 1, help)
#define UK_PARAM_INT(name, var, min, max, help) \
	UK_PARAM_TYPED_(name, UK_PARAM_TYPE_INT, int64_t, var, min, max, help)
#define UK_PARAM_SIZE(name, var, min, max, help) \
	UK_PARAM_TYPED_(name, UK_PARAM_TYPE_SIZE, uint64_t, var, min, max, help)
#define UK_PARAM_STRING(name, var, max, help)                                  \
	UK_PARAM_TYPED_(name, UK_PARAM_TYPE_STRING, const char *, var, 0, max, \
			help)
#define UK_PARAM_TYPED_(name, ptype, ctype, var, min, max, help)             \
	_Static_assert(__builtin_types_compatible_p(__typeof__(var), ctype), \
		       "a parameter of this kind is of type " #ctype);       \
	UK_PARAM_(name, UK_LIB, #name, ptype, var, min, max, 0, help)

/* One for each of several things that are counted from 0: `word` is what they
 * are called, `vars` is an array. */
#define UK_PARAM_EACH_BOOL(word, name, vars, help)                     \
	_Static_assert(                                                \
	    __builtin_types_compatible_p(__typeof__((vars)[0]), bool), \
	    "a parameter of this kind is of type bool");               \
	UK_PARAM_(name, word, #name, UK_PARAM_TYPE_BOOL, vars, 0, 1,   \
		  UK_ARRAY_LEN(vars), help)
#define UK_PARAM_EACH_STRING(word, name, vars, max, help)                      \
	_Static_assert(                                                        \
	    __builtin_types_compatible_p(__typeof__((vars)[0]), const char *), \
	    "a parameter of this kind is of type const char *");               \
	UK_PARAM_(name, word, #name, UK_PARAM_TYPE_STRING, vars, 0, max,       \
		  UK_ARRAY_LEN(vars), help)

#endif
