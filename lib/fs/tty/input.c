// SPDX-License-Identifier: BSD-3-Clause
// What is typed: edited line by line, or handed on as it comes.
#include "tty.h"

#include <uk/plat.h>

enum { ROOM = 2048, LINE = 1024, END = 0x100 };

struct uk_tty_modes tty_modes = {
    .in = UK_TTY_ICRNL,
    .out = 5,        /* OPOST | ONLCR */
    .control = 0xb0, /* CS8 | CREAD */
    .local = UK_TTY_ISIG | UK_TTY_ICANON | UK_TTY_ECHO | UK_TTY_ECHOE |
	     UK_TTY_ECHOK | UK_TTY_ECHOCTL | UK_TTY_IEXTEN,
    .cc = {[UK_TTY_VINTR] = 3,
	   [UK_TTY_VQUIT] = 28,
	   [UK_TTY_VERASE] = 127,
	   [UK_TTY_VKILL] = 21,
	   [UK_TTY_VEOF] = 4,
	   [UK_TTY_VMIN] = 1,
	   [UK_TTY_VSTART] = 17,
	   [UK_TTY_VSTOP] = 19,
	   [UK_TTY_VSUSP] = 26,
	   [UK_TTY_VWERASE] = 23},
    .in_speed = 38400,
    .out_speed = 38400,
};

/* What can be read, an END among it for each end of input. */
static uint16_t done[ROOM];
static unsigned first, count, ends_of_lines;

/* The line that is being edited. */
static char line[LINE];
static unsigned length;

static enum uk_plat_console other_end = UK_PLAT_CONSOLE_KEYS;

static bool is(uint32_t mode)
{
	return tty_modes.local & mode;
}

static void say(const char *s, size_t bytes)
{
	uk_plat_console_write(UK_PLAT_OUT, s, bytes);
}

static bool is_control(char c)
{
	return (unsigned char)c < 32 || c == 127;
}

static void echo(char c)
{
	bool newline = c == '\n';

	if (other_end != UK_PLAT_CONSOLE_KEYS ||
	    !(is(UK_TTY_ECHO) || (newline && is(UK_TTY_ECHONL))))
		return;
	if (is_control(c) && !newline && c != '\t' && is(UK_TTY_ECHOCTL))
		say((char[]){'^', c ^ 64}, 2);
	else
		say(&c, 1);
}

static void put(uint16_t c)
{
	done[(first + count++) % ROOM] = c;
	ends_of_lines += c == '\n' || c == END;
}

/* As many characters as the last one takes on the screen. */
static void erase(void)
{
	char c = line[--length];

	if (other_end != UK_PLAT_CONSOLE_KEYS || !is(UK_TTY_ECHO))
		return;
	if (!is(UK_TTY_ECHOE)) {
		echo(c);
		return;
	}
	/* Of several bytes that are one character only the first is shown. */
	if (((unsigned char)c & 0xc0) != 0x80)
		say("\b \b", 3);
	if (is_control(c) && is(UK_TTY_ECHOCTL))
		say("\b \b", 3);
}

static void erase_character(void)
{
	bool more;

	do {
		more = length > 1 &&
		       ((unsigned char)line[length - 1] & 0xc0) == 0x80;
		erase();
	} while (more);
}

static void erase_word(void)
{
	while (length > 0 && line[length - 1] == ' ')
		erase();
	while (length > 0 && line[length - 1] != ' ')
		erase();
}

/* Hands the line on. */
static void end_line(void)
{
	for (unsigned i = 0; i < length; i++)
		put((unsigned char)line[i]);
	length = 0;
}

static bool is_cc(char c, unsigned which)
{
	return tty_modes.cc[which] && (unsigned char)c == tty_modes.cc[which];
}

static bool edit(char c)
{
	if (is_cc(c, UK_TTY_VERASE) || c == '\b') {
		if (length > 0)
			erase_character();
	} else if (is_cc(c, UK_TTY_VWERASE) && is(UK_TTY_IEXTEN)) {
		erase_word();
	} else if (is_cc(c, UK_TTY_VKILL)) {
		while (length > 0)
			erase_character();
	} else {
		return false;
	}
	return true;
}

static void take_into_line(char c)
{
	if (edit(c))
		return;
	if (is_cc(c, UK_TTY_VEOF)) {
		end_line();
		put(END);
		return;
	}
	/* A line that is too long loses what comes, but for its end, with a
	 * bell. */
	bool is_end = c == '\n' || is_cc(c, UK_TTY_VEOL);

	if (length == LINE - 1 && !is_end) {
		say("\a", 1);
		return;
	}
	echo(c);
	line[length++] = c;
	if (is_end)
		end_line();
}

static bool take_signal(char c)
{
	static const unsigned char which[] = {[UK_TTY_INTERRUPT] = UK_TTY_VINTR,
					      [UK_TTY_QUIT] = UK_TTY_VQUIT,
					      [UK_TTY_SUSPEND] = UK_TTY_VSUSP};

	for (unsigned i = 0; is(UK_TTY_ISIG) && i < sizeof(which); i++)
		if (is_cc(c, which[i])) {
			echo(c);
			tty_flush();
			uk_tty_signal_hook((enum uk_tty_signal)i);
			return true;
		}
	return false;
}

static void take(char c)
{
	/* A machine's console has made LF of the key's CR already. */
	if (other_end == UK_PLAT_CONSOLE_KEYS && (c == '\n' || c == '\r')) {
		if (tty_modes.in & UK_TTY_IGNCR)
			return;
		c = tty_modes.in & UK_TTY_ICRNL ? '\n' : '\r';
	}
	if (other_end == UK_PLAT_CONSOLE_KEYS && take_signal(c))
		return;
	if (is(UK_TTY_ICANON) && other_end == UK_PLAT_CONSOLE_KEYS) {
		take_into_line(c);
		return;
	}
	echo(c);
	put((unsigned char)c);
}

void tty_take(void)
{
	char typed[64];
	int got = 1;

	/* A whole line and an END may come out of one character. */
	while (got > 0 && ROOM - count >= LINE + sizeof(typed)) {
		got = uk_plat_console_read(typed, sizeof(typed));
		for (int i = 0; i < got; i++)
			take(typed[i]);
	}
	/* A terminal may have more after an end. */
	if (got < 0 && (count == 0 || length > 0)) {
		end_line();
		put(END);
	}
}

void tty_flush(void)
{
	first = count = ends_of_lines = length = 0;
}

void tty_modes_changed(void)
{
	other_end = uk_plat_console_edit(is(UK_TTY_ICANON), is(UK_TTY_ECHO));
	/* What was typed so far is no line any more. */
	if (!is(UK_TTY_ICANON))
		end_line();
}

size_t tty_waiting(void)
{
	bool by_lines = is(UK_TTY_ICANON) && other_end == UK_PLAT_CONSOLE_KEYS;
	unsigned least = is(UK_TTY_ICANON) ? 1 : tty_modes.cc[UK_TTY_VMIN];

	if (ends_of_lines > 0 || (!by_lines && count >= UK_MAX(least, 1U)))
		return count;
	return 0;
}

size_t tty_read(char *to, size_t bytes)
{
	bool by_lines = is(UK_TTY_ICANON);
	size_t got = 0;

	while (got < bytes && count > 0) {
		uint16_t c = done[first];
		bool is_last = c == END || c == '\n';

		first = (first + 1) % ROOM;
		count--;
		ends_of_lines -= is_last;
		if (c == END)
			break;
		to[got++] = (char)c;
		if (is_last && by_lines)
			break;
	}
	return got;
}

bool tty_is_at_end(void)
{
	return count > 0 && done[first] == END;
}

bool tty_is_terminal(void)
{
	return other_end != UK_PLAT_CONSOLE_FILE;
}
