// SPDX-License-Identifier: BSD-3-Clause
// C11 7.21 for the console: there are no files.
#ifndef NOLIBC_STDIO_H
#define NOLIBC_STDIO_H

#include <stdarg.h>
#include <stddef.h>
#include <sys/cdefs.h>

__BEGIN_DECLS

#define NOLIBC_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define NOLIBC_SCANF(f, a)  __attribute__((format(scanf, f, a)))

#define EOF    (-1)
#define BUFSIZ 256
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2

typedef struct nolibc_file FILE;

extern FILE *const stdin, *const stdout, *const stderr;
#define stdin  stdin
#define stdout stdout
#define stderr stderr

/*
 * Output is not kept back: it has been written when the call returns, with one
 * write of the console if it is short. So it may be used in any context, and
 * nothing is lost in a crash. stdout is the program's output, stderr the log.
 */
int printf(const char *__restrict fmt, ...) NOLIBC_PRINTF(1, 2);
int fprintf(FILE *__restrict f, const char *__restrict fmt, ...)
    NOLIBC_PRINTF(2, 3);
int vprintf(const char *__restrict fmt, va_list ap) NOLIBC_PRINTF(1, 0);
int vfprintf(FILE *__restrict f, const char *__restrict fmt, va_list ap)
    NOLIBC_PRINTF(2, 0);
int sprintf(char *__restrict s, const char *__restrict fmt, ...)
    NOLIBC_PRINTF(2, 3);
int vsprintf(char *__restrict s, const char *__restrict fmt, va_list ap)
    NOLIBC_PRINTF(2, 0);
int snprintf(char *__restrict s, size_t size, const char *__restrict fmt, ...)
    NOLIBC_PRINTF(3, 4);
int vsnprintf(char *__restrict s, size_t size, const char *__restrict fmt,
	      va_list ap) NOLIBC_PRINTF(3, 0);

int putchar(int c);
int putc(int c, FILE *f);
int fputc(int c, FILE *f);
int puts(const char *s);
int fputs(const char *__restrict s, FILE *__restrict f);
size_t fwrite(const void *__restrict p, size_t size, size_t n,
	      FILE *__restrict f);
void perror(const char *s);

/* Nothing to do: 0. */
int fflush(FILE *f);

/* 0 for _IONBF, which is how it is; -1 for the others. */
int setvbuf(FILE *__restrict f, char *__restrict buf, int mode, size_t size);

/* These wait until something is typed. Not in interrupt handlers. */
int getchar(void);
int getc(FILE *f);
int fgetc(FILE *f);
char *fgets(char *__restrict s, int size, FILE *__restrict f);
size_t fread(void *__restrict p, size_t size, size_t n, FILE *__restrict f);

/* One character at least may be put back. */
int ungetc(int c, FILE *f);

int feof(FILE *f);
int ferror(FILE *f);
void clearerr(FILE *f);
int fileno(FILE *f);

int sscanf(const char *__restrict s, const char *__restrict fmt, ...)
    NOLIBC_SCANF(2, 3);
int vsscanf(const char *__restrict s, const char *__restrict fmt, va_list ap)
    NOLIBC_SCANF(2, 0);

__END_DECLS

#endif
