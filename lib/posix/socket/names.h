// SPDX-License-Identifier: BSD-3-Clause
// What asking for names needs of lwIP: one of two files has it.
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stdint.h>

extern const bool names_have_ip6;

/* Asks for a host's address of that family, and waits for the answer: 0 or
 * EAI_…. No lock. */
int names_ask(const char *host, int family, uint8_t *bytes);

#endif
