// SPDX-License-Identifier: BSD-3-Clause
// The console as a terminal: a file that edits lines, echoes, or leaves it.
//
// POSIX, Base Definitions, 11: General Terminal Interface. There is one
// console, however often it is open, and so one set of modes. Threads only.
#ifndef UK_TTY_H
#define UK_TTY_H

#include <uk/file.h>
#include <uk/plat.h>

/* Control characters, by their place in `cc`; 0 is none. */
enum {
	UK_TTY_VINTR,
	UK_TTY_VQUIT,
	UK_TTY_VERASE,
	UK_TTY_VKILL,
	UK_TTY_VEOF,
	UK_TTY_VTIME,
	UK_TTY_VMIN,
	UK_TTY_VSTART = 8,
	UK_TTY_VSTOP,
	UK_TTY_VSUSP,
	UK_TTY_VEOL,
	UK_TTY_VWERASE = 14,
	UK_TTY_CC = 20,
};

/* The modes that have an effect; others are kept. */
enum {
	UK_TTY_IGNCR = 0x80, /* of `in` */
	UK_TTY_ICRNL = 0x100,
	UK_TTY_ISIG = 0x1, /* of `local` */
	UK_TTY_ICANON = 0x2,
	UK_TTY_ECHO = 0x8,
	UK_TTY_ECHOE = 0x10,
	UK_TTY_ECHOK = 0x20,
	UK_TTY_ECHONL = 0x40,
	UK_TTY_ECHOCTL = 0x200,
	UK_TTY_IEXTEN = 0x8000,
};

/* The same as <termios.h> has. */
struct uk_tty_modes {
	uint32_t in, out, control, local;
	unsigned char cc[UK_TTY_CC];
	uint32_t in_speed, out_speed;
};

/* Requests of uk_file_ioctl, with a struct uk_tty_modes. */
enum {
	UK_TTY_GET = 0x5401,
	UK_TTY_SET = 0x5402,       /* now */
	UK_TTY_SET_FLUSH = 0x5404, /* and forgets what nobody has read */
	UK_TTY_FLUSH = 0x540b,     /* only that; no argument */
	UK_TTY_WAITING = 0x541b,   /* an int: bytes that can be read */
};

/* Opens the console, to write to that stream: 0, or -ENOMEM. */
int uk_tty_open(enum uk_plat_stream stream, unsigned flags,
		struct uk_file **file) UK_MUST_CHECK;

enum uk_tty_signal { UK_TTY_INTERRUPT, UK_TTY_QUIT, UK_TTY_SUSPEND };

/* Somebody has typed such a character, and what was typed before is gone. This
 * library has a weak version that does nothing; one with signals has the strong
 * one. Interrupts are masked. */
void uk_tty_signal_hook(enum uk_tty_signal signal);

#endif
