// SPDX-License-Identifier: BSD-3-Clause
// What the files of base say to each other.
#ifndef BASE_INTERNAL_H
#define BASE_INTERNAL_H

#include <uk/boot.h>

/* The program's arguments, as main() wants them. */
struct args {
	int argc;
	char **argv;
};

/* Sets the parameters and finds main's arguments; ends the image if the command
 * line is wrong. */
void base_args_read(struct uk_bootinfo *info, struct args *args);

/* Cuts `line` in place at blanks outside double quotes. Fills at most `max`
 * words; returns how many there are. */
int base_args_split(char *line, char **words, int max);

/* Sets parameters from `count` words; ends the image at one that is wrong. */
void base_param_set_all(char **words, int count);

/* Gives the first thread its thread-local variables. */
#ifdef CONFIG_BASE_TLS
void base_tls_init(void);
#else
static inline void base_tls_init(void) {}
#endif

void base_bootmem_init(struct uk_bootinfo *info);
void base_init_run(void);

/* Remembers that main() is about to be called. */
void base_info_boot_done(void);

bool base_str_equal(const char *a, const char *b);
size_t base_str_length(const char *s);

#endif
