// SPDX-License-Identifier: BSD-3-Clause
// Cutting a string into tokens in place.
#include <string.h>

char *strtok_r(char *restrict s, const char *restrict delims,
	       char **restrict state)
{
	char *end;

	if (!s)
		s = *state;
	s += strspn(s, delims);
	end = s + strcspn(s, delims);
	*state = *end ? end + 1 : end;
	if (!*s)
		return NULL;
	*end = '\0';
	return s;
}

char *strtok(char *restrict s, const char *restrict delims)
{
	static char *state;

	return strtok_r(s, delims, &state);
}

char *strsep(char **restrict s, const char *restrict delims)
{
	char *token = *s;

	if (token) {
		*s = strpbrk(token, delims);
		if (*s)
			*(*s)++ = '\0';
	}
	return token;
}
