// SPDX-License-Identifier: BSD-3-Clause
// The platform that unit tests run on: a process, with the host's libc below.
#include "uk_host.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of <uk/plat.h> and <uk/errno.h>, which do not mix with the host's headers. */
enum { UK_PLAT_OUT, UK_PLAT_LOG };
enum { UK_EPIPE = 32, UK_EINVAL = 22, UK_ENOTSUP = 134 };

int uk_test_run(void);

const char uk_plat_name[] = "host";

static struct uk_host_console console;
static bool keeping;
static const char *typed = "";
static int console_kind; /* of enum uk_plat_console */
static bool found_empty = true;
static jmp_buf *stopper;

static void append(char *to, size_t size, const char *s, size_t len)
{
	size_t used = strlen(to);

	if (len > size - 1 - used)
		len = size - 1 - used;
	memcpy(to + used, s, len);
	to[used + len] = '\0';
}

/* The log is not shown: a test program prints TAP alone. */
void uk_plat_console_write(int stream, const char *buf, size_t len)
{
	console.writes++;
	if (keeping)
		append(stream == UK_PLAT_OUT ? console.out : console.log,
		       sizeof(console.out), buf, len);
	else if (stream == UK_PLAT_OUT)
		fwrite(buf, 1, len, stdout);
}

void uk_host_console_begin(void)
{
	memset(&console, 0, sizeof(console));
	keeping = true;
}

const struct uk_host_console *uk_host_console_end(void)
{
	keeping = false;
	return &console;
}

void uk_host_type(const char *text)
{
	typed = text;
	found_empty = false;
}

int uk_plat_console_read(char *buf, size_t len)
{
	size_t n = strlen(typed);

	if (n == 0)
		return -UK_EPIPE;
	if (!found_empty)
		return 0;
	if (n > len)
		n = len;
	if (n > 3)
		n = 3;
	memcpy(buf, typed, n);
	typed += n;
	found_empty = false;
	return (int)n;
}

int uk_plat_console_edit(bool lines, bool echo)
{
	(void)lines;
	(void)echo;
	return console_kind;
}

void uk_host_console_kind(int kind)
{
	console_kind = kind;
}

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

uint64_t uk_plat_time_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

uint64_t uk_plat_wall_ns(void)
{
	return clock_ns(CLOCK_REALTIME);
}

uint64_t uk_plat_ticks(void)
{
	return uk_plat_time_ns();
}

uint64_t uk_plat_ticks_hz(void)
{
	return 1000000000;
}

static void (*interrupt)(void);

void uk_host_interrupt(void (*fn)(void))
{
	interrupt = fn;
}

/* Without an interrupt there is nothing to wait for but the time. */
void uk_plat_idle(uint64_t deadline_ns)
{
	uint64_t now = uk_plat_time_ns();

	found_empty = true;
	if (interrupt) {
		interrupt();
		return;
	}
	if (deadline_ns != UINT64_MAX && deadline_ns > now) {
		struct timespec t = {
		    .tv_sec = (time_t)((deadline_ns - now) / 1000000000),
		    .tv_nsec = (long)((deadline_ns - now) % 1000000000)};
		nanosleep(&t, NULL);
	}
}

static bool unmasked = true;

unsigned long uk_plat_irq_save(void)
{
	bool was = unmasked;

	unmasked = false;
	return was;
}

void uk_plat_irq_restore(unsigned long flags)
{
	if (flags)
		unmasked = true;
}

int uk_plat_irq_attach(unsigned irq, void (*fn)(void *), void *arg)
{
	(void)irq;
	(void)fn;
	(void)arg;
	return -UK_EINVAL;
}

void uk_plat_irq_mask(unsigned irq)
{
	(void)irq;
}

void uk_plat_irq_unmask(unsigned irq)
{
	(void)irq;
}

static void (*order)(int status);

int uk_plat_order_attach(void (*fn)(int status))
{
	order = fn;
	return 0;
}

bool uk_host_order(int status)
{
	if (order)
		order(status);
	return order;
}

/* The sanitizers watch memory better than pages could. */
int uk_plat_mem_protect(void *addr, size_t bytes, unsigned prot)
{
	(void)addr;
	(void)bytes;
	(void)prot;
	return 0;
}

void uk_plat_thread_pointer_set(void *tp)
{
	(void)tp;
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	FILE *f = fopen("/dev/urandom", "rb");
	size_t got = f ? fread(buf, 1, bytes, f) : 0;

	if (f)
		fclose(f);
	return got == bytes ? 0 : -UK_ENOTSUP;
}

/* Ends the image, or uk_host_status_of's part of it. */
static _Noreturn void end(int status)
{
	fflush(stdout);
	if (stopper)
		longjmp(*stopper, status + 1);
	if (status == 134)
		abort();
	exit(status);
}

_Noreturn void uk_plat_stop(int status)
{
	end(status & 255);
}

_Noreturn void uk_plat_crash(void)
{
	end(134);
}

_Noreturn void uk_panic(const char *fmt, ...)
{
	va_list ap;

	if (!stopper) {
		va_start(ap, fmt);
		printf("Bail out! ");
		vprintf(fmt, ap);
		printf("\n");
		va_end(ap);
	}
	uk_plat_crash();
}

_Noreturn void uk_assert_fail(const char *expr, const char *file, int line)
{
	uk_panic("assertion failed: %s (%s:%d)", expr, file, line);
}

_Noreturn void uk_plat_restart(void)
{
	end(UK_HOST_RESTARTED);
}

int uk_host_status_of(void (*fn)(void))
{
	jmp_buf here;
	bool was_unmasked = unmasked;
	int status = setjmp(here);

	if (status == 0) {
		stopper = &here;
		fn();
	}
	stopper = NULL;
	unmasked = was_unmasked;
	return status - 1;
}

int uk_host_snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsnprintf(buf, size, fmt, ap);
	va_end(ap);
	return ret;
}

double uk_host_strtod(const char *s, char **end)
{
	return strtod(s, end);
}

float uk_host_strtof(const char *s, char **end)
{
	return strtof(s, end);
}

int main(void)
{
	int failures = uk_test_run();

	if (!unmasked) {
		printf("# interrupts are left masked\n");
		return 1;
	}
	return failures != 0;
}
