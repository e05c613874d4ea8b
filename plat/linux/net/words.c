// SPDX-License-Identifier: BSD-3-Clause
// What a network device's parameter says: tap,uk0,mac=02:00:00:00:00:01
#include "net.h"

/* Ends the first word of `*rest` at a comma and returns it; NULL: no more. */
static char *next_word(char **rest)
{
	char *word = *rest;

	if (!word)
		return NULL;
	while (**rest && **rest != ',')
		++*rest;
	if (**rest)
		*(*rest)++ = '\0';
	else
		*rest = NULL;
	return word;
}

/* What follows `start` in `word`; NULL if it starts otherwise. */
static const char *behind(const char *word, const char *start)
{
	while (*start)
		if (*word++ != *start++)
			return NULL;
	return word;
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 'a' - 'A';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool parse_mac(const char *s, uint8_t mac[6])
{
	for (unsigned i = 0; i < 6; i++, s += 3) {
		int high = digit_of(s[0]);
		int low = high < 0 ? -1 : digit_of(s[1]);

		if (low < 0 || s[2] != (i == 5 ? '\0' : ':'))
			return false;
		mac[i] = (uint8_t)(high << 4 | low);
	}
	return !(mac[0] & 1); /* a group's */
}

/* Ethernet's payload has 46 bytes at least, IPv4's 68. */
static bool parse_mtu(const char *s, unsigned *mtu)
{
	unsigned n = 0;

	for (; *s >= '0' && *s <= '9' && n < 65536; s++)
		n = n * 10 + (unsigned)(*s - '0');
	*mtu = n;
	return *s == '\0' && n >= 68 && n <= UK_NETDEV_LARGEST - HEADER_BYTES;
}

static const char *parse_option(struct linux_net_words *w, const char *word)
{
	const char *value = behind(word, "mac=");

	if (value) {
		w->has_mac = true;
		return parse_mac(value, w->mac)
			   ? NULL
			   : "mac= takes an address: mac=02:00:00:00:00:01";
	}
	value = behind(word, "mtu=");
	if (value)
		return parse_mtu(value, &w->mtu) ? NULL
						 : "mtu= takes 68 to 65517";
	return "after kind and name come mac= and mtu=";
}

const char *linux_net_parse(struct linux_net_words *w, const char *text)
{
	char *rest = w->text, *word;
	size_t i = 0;

	for (; text[i]; i++) {
		if (i == sizeof(w->text) - 1)
			return "it is too long";
		w->text[i] = text[i];
	}
	w->text[i] = '\0';
	w->kind = next_word(&rest);
	w->name = "";
	if (rest && !behind(rest, "mac=") && !behind(rest, "mtu="))
		w->name = next_word(&rest);
	while ((word = next_word(&rest)) != NULL) {
		const char *wrong = parse_option(w, word);

		if (wrong)
			return wrong;
	}
	return NULL;
}
