// SPDX-License-Identifier: BSD-3-Clause
// Says hello, where it runs, and what it was told.
#include "hello.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/info.h>

/* What `name=value` gives `name`; NULL if `word` is about something else. */
static const char *value_of(const char *word, const char *name)
{
	size_t n = strlen(name);

	return strncmp(word, name, n) == 0 && word[n] == '=' ? word + n + 1
							     : NULL;
}

static void introduce(void)
{
	struct uk_info info;

	uk_info_get(&info);
	printf("%s from %s on %s, Unicore %s\n", CONFIG_HELLO_GREETING,
	       info.platform, info.arch, info.version);
	printf("memory: %lu KiB\n", (unsigned long)(info.memory_bytes >> 10));
	printf("boot: %lu us\n", (unsigned long)(uk_info_boot_ns() / 1000));
}

int main(int argc, char **argv)
{
	int status = 0;

	introduce();
	for (int i = 1; i < argc; i++) {
		const char *value;

		printf("argument %d: %s\n", i, argv[i]);
		if ((value = value_of(argv[i], "status")))
			status = atoi(value);
		else if ((value = value_of(argv[i], "crash")))
			status = hello_crash(value);
	}
	return status;
}
