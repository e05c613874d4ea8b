// SPDX-License-Identifier: BSD-3-Clause
// Sets libraries' parameters from the words lib.name=value of the command line.
#include "internal.h"
#include "param_value.h"

#include <uk/param.h>
#include <uk/plat.h>
#include <uk/print.h>

/* From the linker script. */
extern const struct uk_param uk_param_start[], uk_param_end[];

static bool help;
UK_PARAM_BOOL(help, help, "list the parameters of this image and stop");

/* The parameter that `word` names, and its value; NULL if there is none. Of
 * several `one` is made, and returned. */
static const struct uk_param *find(const char *word, struct uk_param *one,
				   const char **value)
{
	for (const struct uk_param *p = uk_param_start; p < uk_param_end; p++) {
		*one = *p;
		*value = base_param_match(one, word);
		if (*value)
			return one;
	}
	return NULL;
}

static void list(void)
{
	char value[32];

	for (const struct uk_param *p = uk_param_start; p < uk_param_end; p++) {
		base_param_value_format(p, value, sizeof(value));
		uk_printf("%s%s.%s=%s  %s\n", p->lib, p->count ? "0" : "",
			  p->name, value, p->help);
	}
}

UK_NORETURN static void refuse(const char *word, const char *why)
{
	uk_printf("base: parameter %s: %s; base.help=1 lists them\n", word,
		  why);
	uk_plat_stop(2);
}

void base_param_set_all(char **words, int count)
{
	for (int i = 0; i < count; i++) {
		const char *value, *why;
		struct uk_param one;
		const struct uk_param *p = find(words[i], &one, &value);

		if (!p)
			refuse(words[i], "no library of this image has it");
		why = base_param_value_set(p, value);
		if (why)
			refuse(words[i], why);
	}
	if (help) {
		list();
		uk_plat_stop(0);
	}
}
