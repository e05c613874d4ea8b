// SPDX-License-Identifier: BSD-3-Clause
// The environment, from a parameter: NAME=value, separated by spaces.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <uk/init.h>
#include <uk/param.h>

static const char *words = "HOME=/";
UK_PARAM_STRING(env, words, 4096, "the environment, as \"HOME=/ TZ=CET-1\"");

static int set(char *word)
{
	char *value = strchr(word, '=');

	if (!value || value == word)
		return -EINVAL;
	*value++ = '\0';
	return setenv(word, value, true) ? -ENOMEM : 0;
}

static int set_all(void)
{
	char *rest, *word;
	int error = 0;

	if (!words[0])
		return 0;
	char *copy = strdup(words);

	if (!copy)
		return -ENOMEM;
	for (word = strtok_r(copy, " ", &rest); word && !error;
	     word = strtok_r(NULL, " ", &rest))
		error = set(word);
	free(copy);
	return error;
}
UK_INIT(stack, set_all);
