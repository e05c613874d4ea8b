// SPDX-License-Identifier: BSD-3-Clause
// Signals that come from elsewhere than the program's own calls.
#ifndef UK_SIGNAL_H
#define UK_SIGNAL_H

#include <signal.h>
#include <stdbool.h>

/* Sends one to the process: some thread that does not block it will handle it,
 * one that waits at once. Standard signals are not counted: while one is
 * pending, another of its number is lost, and false is returned; so it is for
 * realtime signals beyond SIGQUEUE_MAX. Any context, interrupt handlers among
 * them. */
bool uk_signal_send(const siginfo_t *info);

#endif
