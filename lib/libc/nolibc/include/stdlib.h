// SPDX-License-Identifier: BSD-3-Clause
// C11 7.22 without multibyte characters; a heap brings malloc.
#ifndef NOLIBC_STDLIB_H
#define NOLIBC_STDLIB_H

#include <stddef.h>
#include <sys/cdefs.h>

__BEGIN_DECLS

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX     0x7fffffff
#define MB_CUR_MAX   1

/* With MALLOC. Memory is aligned for any object; NULL sets errno. */
void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void *realloc(void *p, size_t size);
void *reallocarray(void *p, size_t n, size_t size);
void *aligned_alloc(size_t align, size_t size);
int posix_memalign(void **p, size_t align, size_t size);
void *memalign(size_t align, size_t size);
void *valloc(size_t size);
void free(void *p);

int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);
long strtol(const char *__restrict s, char **__restrict end, int base);
long long strtoll(const char *__restrict s, char **__restrict end, int base);
unsigned long strtoul(const char *__restrict s, char **__restrict end,
		      int base);
unsigned long long strtoull(const char *__restrict s, char **__restrict end,
			    int base);

/* With NOLIBC_STRTOD. Rounded to the nearest, ties to even. A long double is
 * read as a double. */
double atof(const char *s);
double strtod(const char *__restrict s, char **__restrict end);
float strtof(const char *__restrict s, char **__restrict end);
long double strtold(const char *__restrict s, char **__restrict end);

int abs(int i);
long labs(long i);
long long llabs(long long i);

typedef struct {
	int quot, rem;
} div_t;
typedef struct {
	long quot, rem;
} ldiv_t;
typedef struct {
	long long quot, rem;
} lldiv_t;

div_t div(int a, int b);
ldiv_t ldiv(long a, long b);
lldiv_t lldiv(long long a, long long b);

/* Sorts in place in O(n log n), allocating nothing; not stable. */
void qsort(void *base, size_t n, size_t size,
	   int (*compare)(const void *, const void *));
void *bsearch(const void *key, const void *base, size_t n, size_t size,
	      int (*compare)(const void *, const void *));

/* Good enough for games, for nothing secret. */
int rand(void);
int rand_r(unsigned *seed);
void srand(unsigned seed);

/* The environment is empty. */
char *getenv(const char *name);

__attribute__((noreturn)) void abort(void);
__attribute__((noreturn)) void exit(int status);
__attribute__((noreturn)) void _Exit(int status);

/* 32 functions find room; they run in reverse order, also when main returns. */
int atexit(void (*fn)(void));

__END_DECLS

#endif
