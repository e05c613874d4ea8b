// SPDX-License-Identifier: BSD-3-Clause
// C11 7.24 and what POSIX and common practice add to it; bytes, no locale.
#ifndef NOLIBC_STRING_H
#define NOLIBC_STRING_H

#include <stddef.h>
#include <sys/cdefs.h>
#include <uk/memory.h>

__BEGIN_DECLS

void *memccpy(void *__restrict dst, const void *__restrict src, int last,
	      size_t n);
void *memchr(const void *s, int c, size_t n);
void *memmem(const void *hay, size_t hay_len, const void *needle,
	     size_t needle_len);
void *mempcpy(void *__restrict dst, const void *__restrict src, size_t n);
void *memrchr(const void *s, int c, size_t n);

char *stpcpy(char *__restrict dst, const char *__restrict src);
char *stpncpy(char *__restrict dst, const char *__restrict src, size_t n);
char *strcat(char *__restrict dst, const char *__restrict src);
char *strchr(const char *s, int c);
char *strchrnul(const char *s, int c);
int strcmp(const char *a, const char *b);
int strcoll(const char *a, const char *b);
char *strcpy(char *__restrict dst, const char *__restrict src);
size_t strcspn(const char *s, const char *reject);
size_t strlcat(char *__restrict dst, const char *__restrict src, size_t size);
size_t strlcpy(char *__restrict dst, const char *__restrict src, size_t size);
size_t strlen(const char *s);
char *strncat(char *__restrict dst, const char *__restrict src, size_t n);
int strncmp(const char *a, const char *b, size_t n);
char *strncpy(char *__restrict dst, const char *__restrict src, size_t n);
size_t strnlen(const char *s, size_t n);
char *strpbrk(const char *s, const char *accept);
char *strrchr(const char *s, int c);
char *strsep(char **__restrict s, const char *__restrict delims);
size_t strspn(const char *s, const char *accept);
char *strstr(const char *hay, const char *needle);
char *strtok(char *__restrict s, const char *__restrict delims);
char *strtok_r(char *__restrict s, const char *__restrict delims,
	       char **__restrict state);
size_t strxfrm(char *__restrict dst, const char *__restrict src, size_t n);

/* With a heap. */
char *strdup(const char *s);
char *strndup(const char *s, size_t n);

/* The text is static; a number that means nothing is "Unknown error". */
char *strerror(int number);
int strerror_r(int number, char *buf, size_t size);

__END_DECLS

#endif
