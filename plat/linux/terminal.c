// SPDX-License-Identifier: BSD-3-Clause
// The terminal that the process has as its standard input, if it is one.
#include "linux.h"
#include "sys.h"

#include <uk/plat.h>

enum { TCGETS = 0x5401, TCSETS = 0x5402 };
enum { ICRNL = 0x100 };                                         /* of c_iflag */
enum { ISIG = 0x1, ICANON = 0x2, ECHO = 0x8, IEXTEN = 0x8000 }; /* of c_lflag */

struct linux_termios {
	uint32_t iflag, oflag, cflag, lflag;
	unsigned char line, cc[19];
};

/* As it was, and as it is, if they are known. */
static struct linux_termios original, current;
static bool known;

static void (*others_at_end)(void);

static long terminal(int request, struct linux_termios *modes)
{
	return linux_call3(SYS_IOCTL, 0, request, (long)modes);
}

static void set(const struct linux_termios *wanted)
{
	if (current.iflag == wanted->iflag && current.lflag == wanted->lflag)
		return;
	current = *wanted;
	terminal(TCSETS, &current);
}

static void restore(void)
{
	set(&original);
	if (others_at_end)
		others_at_end();
}

enum uk_plat_console uk_plat_console_edit(bool lines, bool echo)
{
	if (!known) {
		if (terminal(TCGETS, &original) < 0)
			return UK_PLAT_CONSOLE_FILE;
		current = original;
		known = true;
		others_at_end = linux_at_end;
		linux_at_end = restore;
	}
	struct linux_termios wanted = original;

	if (!lines) {
		wanted.iflag &= ~(uint32_t)ICRNL;
		wanted.lflag &= ~(uint32_t)(ISIG | ICANON | ECHO | IEXTEN);
	} else if (!echo) {
		wanted.lflag &= ~(uint32_t)ECHO;
	}
	set(&wanted);
	return lines ? UK_PLAT_CONSOLE_EDITED : UK_PLAT_CONSOLE_KEYS;
}
