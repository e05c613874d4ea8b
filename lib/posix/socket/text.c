// SPDX-License-Identifier: BSD-3-Clause
// Addresses as text, both ways.
#include <arpa/inet.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Four decimal numbers, and nothing else. */
static bool read_ip4(const char *text, uint8_t bytes[4])
{
	for (int i = 0; i < 4; i++) {
		unsigned sum = 0, digits = 0;

		for (; *text >= '0' && *text <= '9'; text++, digits++) {
			if (digits > 0 && sum == 0)
				return false;
			sum = sum * 10 + (unsigned)(*text - '0');
			if (sum > 255)
				return false;
		}
		if (digits == 0 || *text++ != (i < 3 ? '.' : '\0'))
			return false;
		bytes[i] = (uint8_t)sum;
	}
	return true;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One group of up to four digits; below 0: there is none. */
static int read_group(const char **text)
{
	int sum = 0, digits = 0;

	for (; digits < 4 && hex(**text) >= 0; ++*text, digits++)
		sum = sum * 16 + hex(**text);
	return digits ? sum : -1;
}

/* Groups up to the end, or to two colons; their count, below 0: what is there
 * is none. */
static int read_groups(const char **text, uint8_t *bytes, int most)
{
	int count = 0;

	while (**text && **text != ':') {
		const char *start = *text;
		int group = read_group(text);

		if (count == most)
			return -1;
		if (**text == '.' && count + 2 <= most &&
		    read_ip4(start, bytes + 2 * count)) {
			*text += strlen(*text);
			return count + 2;
		}
		if (group < 0 || (**text && **text != ':'))
			return -1;
		bytes[2 * count] = (uint8_t)(group >> 8);
		bytes[2 * count++ + 1] = (uint8_t)group;
		if (**text == ':' && (*text)[1] != ':') {
			++*text;
			if (!**text)
				return -1;
		}
	}
	return count;
}

/* RFC 4291, 2.2. */
static bool read_ip6(const char *text, uint8_t bytes[16])
{
	uint8_t before[16], after[16];
	int first, second;

	first = read_groups(&text, before, 8);
	if (first < 0 || (*text && strncmp(text, "::", 2) != 0))
		return false;
	memset(bytes, 0, 16);
	memcpy(bytes, before, 2 * (size_t)first);
	if (!*text)
		return first == 8;
	text += 2;
	second = read_groups(&text, after, 7 - first);
	if (second < 0 || *text)
		return false;
	memcpy(bytes + 16 - 2 * second, after, 2 * (size_t)second);
	return true;
}

int inet_pton(int family, const char *text, void *address)
{
	uint8_t bytes[16];
	bool good;

	if (family != AF_INET && family != AF_INET6) {
		errno = EAFNOSUPPORT;
		return -1;
	}
	good =
	    family == AF_INET ? read_ip4(text, bytes) : read_ip6(text, bytes);
	if (good)
		memcpy(address, bytes, family == AF_INET ? 4 : 16);
	return good;
}

static void write_ip4(const uint8_t *bytes, char *text, size_t room)
{
	snprintf(text, room, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2],
		 bytes[3]);
}

/* Where the longest run of at least two empty groups begins; 8: there is none.
 */
static int find_run(const uint8_t *bytes, int *length)
{
	int best = 8;

	*length = 1;
	for (int i = 0; i < 8; i++) {
		int n = 0;

		while (i + n < 8 && !bytes[2 * (i + n)] &&
		       !bytes[2 * (i + n) + 1])
			n++;
		if (n > *length) {
			*length = n;
			best = i;
		}
	}
	return best;
}

/* RFC 5952. */
static void write_ip6(const uint8_t *bytes, char *text, size_t room)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
	int length, run = find_run(bytes, &length), n = 0;

	if (memcmp(bytes, mapped, sizeof(mapped)) == 0) {
		memcpy(text, "::ffff:", 7);
		write_ip4(bytes + 12, text + 7, room - 7);
		return;
	}
	for (int i = 0; i < 8; i++) {
		if (i == run) {
			n += snprintf(text + n, room - (size_t)n, "::");
			i += length - 1;
			continue;
		}
		n += snprintf(text + n, room - (size_t)n, "%s%x",
			      i > 0 && i != run + length ? ":" : "",
			      (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1]);
	}
}

const char *inet_ntop(int family, const void *address, char *text,
		      socklen_t bytes)
{
	char whole[INET6_ADDRSTRLEN];

	if (family != AF_INET && family != AF_INET6) {
		errno = EAFNOSUPPORT;
		return NULL;
	}
	if (family == AF_INET)
		write_ip4(address, whole, sizeof(whole));
	else
		write_ip6(address, whole, sizeof(whole));
	if (strlen(whole) >= bytes) {
		errno = ENOSPC;
		return NULL;
	}
	return strcpy(text, whole);
}

/* One to four numbers of any base of C, of which the last fills what is left.
 */
int inet_aton(const char *text, struct in_addr *address)
{
	uint32_t parts[4], sum = 0;
	int count = 0;

	for (;; text++) {
		char *end;

		if (*text < '0' || *text > '9' || count == 4)
			return 0;
		unsigned long value = strtoul(text, &end, 0);

		if (value > UINT32_MAX)
			return 0;
		parts[count++] = (uint32_t)value;
		text = end;
		if (*text != '.')
			break;
	}
	if (*text && !strchr(" \t\n", *text))
		return 0;
	if (count > 1 && parts[count - 1] >> (8 * (5 - count)))
		return 0;
	for (int i = 0; i < count - 1; i++) {
		if (parts[i] > 255)
			return 0;
		sum |= parts[i] << (24 - 8 * i);
	}
	address->s_addr = htonl(sum | parts[count - 1]);
	return 1;
}

in_addr_t inet_addr(const char *text)
{
	struct in_addr address;

	return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

char *inet_ntoa(struct in_addr address)
{
	static char text[INET_ADDRSTRLEN];

	write_ip4((const uint8_t *)&address, text, sizeof(text));
	return text;
}
