// SPDX-License-Identifier: BSD-3-Clause
// What tests that run on the host alone may ask of it.
#ifndef UK_HOST_H
#define UK_HOST_H

#include <stdbool.h>
#include <stddef.h>

/* The host's libc, to compare with. */
int uk_host_snprintf(char *buf, size_t size, const char *fmt, ...);
double uk_host_strtod(const char *s, char **end);
float uk_host_strtof(const char *s, char **end);

/* Until the end, console output is kept instead of written. */
struct uk_host_console {
	char out[4096];
	char log[4096];
	unsigned writes; /* calls, to either stream */
};
void uk_host_console_begin(void);
const struct uk_host_console *uk_host_console_end(void);

/* Has `text` typed at the console, in small pieces, each of which comes only
 * after the console was found empty and the CPU was idle; then input ends. */
void uk_host_type(const char *text);

/* What uk_plat_console_edit says; 0 at first. */
void uk_host_console_kind(int kind);

/* From now on has `fn` called, as an interrupt's handler would be, whenever the
 * CPU idles; NULL: nothing interrupts. */
void uk_host_interrupt(void (*fn)(void));

/* Tells the image from outside to stop; false if nobody listens. */
bool uk_host_order(int status);

/* Runs `fn`. Returns the status it stopped the image with, 134 if it crashed
 * the image, UK_HOST_RESTARTED if it started it anew, -1 if it returned. */
enum { UK_HOST_RESTARTED = 201 };
int uk_host_status_of(void (*fn)(void));

#endif
