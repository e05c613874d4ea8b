// SPDX-License-Identifier: BSD-3-Clause
// Copying and appending into a buffer of known size, always terminated.
#include <string.h>

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size)
{
	size_t len = strlen(src);
	size_t fits = len < size ? len : size - 1;

	if (size) {
		memcpy(dst, src, fits);
		dst[fits] = '\0';
	}
	return len;
}

size_t strlcat(char *restrict dst, const char *restrict src, size_t size)
{
	size_t used = strnlen(dst, size);

	return used + strlcpy(dst + used, src, size - used);
}
