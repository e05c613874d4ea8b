// SPDX-License-Identifier: BSD-3-Clause
// The command line: parameters before "--", main's arguments after it.
#include "internal.h"

#include <uk/assert.h>
#include <uk/plat.h>
#include <uk/print.h>

static char program_name[] = UK_APP_NAME;
static char *no_arguments[] = {program_name, NULL};

bool base_str_equal(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

size_t base_str_length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Copies the word at *from to *to without its quotes; moves both behind it. */
static void take_word(char **from, char **to)
{
	bool quoted = false;
	char *in = *from, *out = *to;

	for (; *in && (quoted || !is_blank(*in)); in++) {
		if (*in == '"')
			quoted = !quoted;
		else
			*out++ = *in;
	}
	if (*in)
		in++;
	*out++ = '\0';
	*from = in;
	*to = out;
}

int base_args_split(char *line, char **words, int max)
{
	int count = 0;
	char *in = line, *out = line;

	for (;;) {
		while (is_blank(*in))
			in++;
		if (!*in)
			return count;
		if (count < max)
			words[count] = out;
		count++;
		take_word(&in, &out);
	}
}

/* Words are separated by a blank each, so there are at most this many. */
static int words_at_most(const char *line)
{
	return line ? (int)(base_str_length(line) / 2 + 1) : 0;
}

#ifndef CONFIG_BASE_PARAMS
void base_param_set_all(char **words, int count)
{
	if (count == 0)
		return;
	uk_printf("base: %s: this image takes no parameters "
		  "(CONFIG_BASE_PARAMS)\n",
		  words[0]);
	uk_plat_stop(2);
}
#endif

void base_args_read(struct uk_bootinfo *info, struct args *args)
{
	int max = words_at_most(info->cmdline);
	int count = 0, params = 0;
	char **words = no_arguments;

	if (max > 0) {
		/* One before the first word for argv[0], one after for NULL. */
		words = uk_boot_alloc((size_t)(max + 2) * sizeof(*words),
				      sizeof(*words));
		if (!words)
			uk_panic("base: no memory for the command line");
		words[0] = program_name;
		count = base_args_split(info->cmdline, words + 1, max);
	}
	if (info->argv) {
		params = count;
		args->argc = info->argc;
		args->argv = info->argv;
	} else {
		for (int i = 1; i <= count && params == 0; i++)
			if (base_str_equal(words[i], "--"))
				params = i;
		args->argv = words + params;
		args->argc = count - params + 1;
		if (params > 0) {
			args->argv[0] = program_name;
			params--;
		}
	}
	base_param_set_all(words + 1, params);
}
