// SPDX-License-Identifier: BSD-3-Clause
// Reads requests: what is not as RFC 9112 has it is refused.
#include "request.h"

#include <string.h>
#include <strings.h>

/* A piece of the text. */
struct piece {
	const char *at, *end;
};

/* Letters and digits are what most are. */
static bool is_token(unsigned char c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9'))
		return true;
	return c > ' ' && c < 0x7f && !strchr("\"(),/:;<=>?@[\\]{}", c);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t length(struct piece p)
{
	return (size_t)(p.end - p.at);
}

static bool is(struct piece p, const char *word)
{
	return length(p) == strlen(word) &&
	       strncasecmp(p.at, word, length(p)) == 0;
}

/* The next line, without its end; false: there is no whole one. */
static bool take_line(struct piece *rest, struct piece *line)
{
	const char *end = memchr(rest->at, '\n', length(*rest));

	if (!end)
		return false;
	*line = (struct piece){rest->at, end};
	if (line->end > line->at && line->end[-1] == '\r')
		line->end--;
	rest->at = end + 1;
	return true;
}

/* Up to a blank, which is left behind as well. */
static struct piece take_word(struct piece *line)
{
	struct piece word = {line->at, line->at};

	while (word.end < line->end && *word.end != ' ')
		word.end++;
	line->at = word.end < line->end ? word.end + 1 : word.end;
	return word;
}

static int check_method(struct request *r, struct piece method)
{
	static const char *const known[] = {
	    "POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"};

	if (length(method) == 0)
		return 400;
	for (const char *c = method.at; c < method.end; c++)
		if (!is_token((unsigned char)*c))
			return 400;
	r->is_get = length(method) == 3 && memcmp(method.at, "GET", 3) == 0;
	r->is_head = length(method) == 4 && memcmp(method.at, "HEAD", 4) == 0;
	if (r->is_get || r->is_head)
		return 0;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (length(method) == strlen(known[i]) &&
		    memcmp(method.at, known[i], length(method)) == 0)
			return 405;
	return 501;
}

static int check_version(struct request *r, struct piece version)
{
	if (length(version) != 8 || memcmp(version.at, "HTTP/", 5) != 0 ||
	    version.at[6] != '.')
		return 400;
	if (version.at[5] != '1' ||
	    (version.at[7] != '0' && version.at[7] != '1'))
		return 505;
	r->minor = version.at[7] == '1';
	r->keep = r->minor;
	return 0;
}

/* What is wrong with the version or the target outdoes an unknown method. */
static int read_first(struct request *r, struct piece line)
{
	struct piece method = take_word(&line), target = take_word(&line);
	int status = check_version(r, line);

	if (status)
		return status;
	for (const char *c = target.at; c < target.end; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f)
			return 400;
	if (length(target) == 0)
		return 400;
	r->target = target.at;
	r->target_bytes = length(target);
	return check_method(r, method);
}

/* What fields of a header are worth remembering. */
struct seen {
	bool host, body, coding;
};

static int read_body_bytes(struct request *r, struct piece value,
			   struct seen *seen)
{
	uint64_t sum = 0;

	if (length(value) == 0 || length(value) > 18)
		return 400;
	for (const char *c = value.at; c < value.end; c++) {
		if (*c < '0' || *c > '9')
			return 400;
		sum = sum * 10 + (uint64_t)(*c - '0');
	}
	if (seen->body && sum != r->body_bytes)
		return 400;
	r->body_bytes = sum;
	seen->body = true;
	return 0;
}

/* A list of words between commas. */
static void read_connection(struct request *r, struct piece value)
{
	while (value.at < value.end) {
		struct piece word = value;

		while (word.at < word.end &&
		       (is_blank(*word.at) || *word.at == ','))
			word.at++;
		value.at = word.at;
		while (value.at < value.end && *value.at != ',')
			value.at++;
		word.end = value.at;
		while (word.end > word.at && is_blank(word.end[-1]))
			word.end--;
		if (is(word, "close"))
			r->keep = false;
		else if (is(word, "keep-alive") && !r->minor)
			r->keep = true;
	}
}

/* Any other coding would have to be undone. */
static int read_coding(struct request *r, struct piece value, struct seen *seen)
{
	if (seen->coding)
		return 400;
	seen->coding = true;
	r->chunked = is(value, "chunked");
	return r->chunked ? 0 : 501;
}

static int read_field(struct request *r, struct piece line, struct seen *seen)
{
	const char *colon = memchr(line.at, ':', length(line));
	struct piece name = {line.at, colon}, value = {colon, line.end};

	if (!colon || colon == line.at)
		return 400;
	value.at++;
	for (const char *c = name.at; c < name.end; c++)
		if (!is_token((unsigned char)*c))
			return 400;
	while (value.at < value.end && is_blank(*value.at))
		value.at++;
	while (value.end > value.at && is_blank(value.end[-1]))
		value.end--;
	if (memchr(value.at, 0, length(value)))
		return 400;
	if (is(name, "host")) {
		if (seen->host)
			return 400;
		seen->host = true;
	} else if (is(name, "content-length")) {
		return read_body_bytes(r, value, seen);
	} else if (is(name, "transfer-encoding")) {
		return read_coding(r, value, seen);
	} else if (is(name, "expect")) {
		r->asks_first = is(value, "100-continue") && r->minor;
	} else if (is(name, "if-modified-since")) {
		r->since = value.at;
		r->since_bytes = length(value);
	} else if (is(name, "connection")) {
		read_connection(r, value);
	}
	return 0;
}

static int check(const struct request *r, const struct seen *seen)
{
	if (r->minor && !seen->host)
		return 400;
	if (seen->coding && (seen->body || !r->minor))
		return 400;
	return 0;
}

/* The last line is read before the first fault is told, so that it is the same
 * however the text was cut. */
long request_read(struct request *r, const char *text, size_t bytes)
{
	struct piece rest = {text, text + bytes}, line;
	struct seen seen = {.host = false};
	bool first = true;
	int status = 0, fault = 0;

	*r = (struct request){.minor = false};
	while (take_line(&rest, &line)) {
		/* Empty lines before a request are forgiven. */
		if (first && length(line) == 0)
			continue;
		if (!first && length(line) == 0) {
			if (!fault || fault == 405 || fault == 501)
				status = check(r, &seen);
			if (status || fault)
				return -(status ? status : fault);
			return rest.at - text;
		}
		status =
		    first ? read_first(r, line) : read_field(r, line, &seen);
		/* Nothing more is to be learnt from what is no request. */
		if (status == 400 || status == 505)
			return -status;
		fault = fault ? fault : status;
		status = 0;
		first = false;
	}
	return 0;
}
