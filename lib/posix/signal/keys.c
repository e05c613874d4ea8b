// SPDX-License-Identifier: BSD-3-Clause
// Signals that are typed at the console: ^C, ^\ and ^Z.
#include <uk/signal.h>
#include <uk/tty.h>

void uk_tty_signal_hook(enum uk_tty_signal signal)
{
	static const unsigned char numbers[] = {
	    [UK_TTY_INTERRUPT] = SIGINT,
	    [UK_TTY_QUIT] = SIGQUIT,
	    [UK_TTY_SUSPEND] = SIGTSTP,
	};
	const siginfo_t info = {.si_signo = numbers[signal]};

	uk_signal_send(&info);
}
