// SPDX-License-Identifier: BSD-3-Clause
// The command line: parameters before "--", main's arguments after it.
#include "internal.h"

#include <uk/assert.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/print.h>

static char program_name[] = UK_APP_NAME;
static char *no_arguments[] = {program_name, NULL};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* GRUB, too, puts a backslash before each of these. */
static bool is_escape(const char *s)
{
	return s[0] == '\\' && (s[1] == '\\' || s[1] == '"' || s[1] == '\'');
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
			*out++ = is_escape(in) ? *++in : *in;
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

#ifdef CONFIG_BASE_WORDS_HOOK
__attribute__((weak)) int uk_boot_words_hook(char **words, int count)
{
	(void)words;
	return count;
}
#else
#define uk_boot_words_hook(words, count) (count)
#endif

static void *take(size_t bytes, size_t align)
{
	void *p = uk_boot_alloc(bytes, align);

	if (!p)
		uk_panic("base: no memory for the command line");
	return p;
}

/* Cuts a copy of the line into words; returns how many. There is room for one
 * more before the first, argv[0], and for the NULL behind the last. */
static int read_words(const char *line, char ***words)
{
	size_t length = base_str_length(line);
	/* A blank each separates them. */
	int most = (int)(length / 2 + 1);
	char *copy = memcpy(take(length + 1, 1), line, length + 1);

	*words = take(((size_t)most + 2) * sizeof(**words), sizeof(**words));
	(*words)[0] = program_name;
	int count = base_args_split(copy, *words + 1, most);

	return uk_boot_words_hook(*words + 1, count);
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
	int count = 0, params = 0;
	char **words = no_arguments;

	if (info->cmdline)
		count = read_words(info->cmdline, &words);
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
