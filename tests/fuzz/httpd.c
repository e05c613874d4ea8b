// SPDX-License-Identifier: BSD-3-Clause
// Requests of HTTP: the input is what a client sent.
#include "memory.h"

#include "../../apps/httpd/request.h"

#include <uk/memory.h>

/* No part of it leads up, and none is empty. */
static void check_path(const char *path, size_t length, size_t room)
{
	HOLDS(length > 0 && length < room);
	HOLDS(path[0] == '/' && path[length] == '\0');
	for (size_t i = 0; i < length; i++) {
		HOLDS(path[i] != '\0');
		if (path[i] != '/')
			continue;
		HOLDS(path[i + 1] != '/');
		HOLDS(path[i + 1] != '.' ||
		      (path[i + 2] != '/' && path[i + 2] != '\0'));
		HOLDS(path[i + 1] != '.' || path[i + 2] != '.' ||
		      (path[i + 3] != '/' && path[i + 3] != '\0'));
	}
}

static void check(const struct request *r, const char *text, long length)
{
	const size_t room = 64;
	char *path = __builtin_malloc(room);
	long n;

	HOLDS(r->is_get || r->is_head);
	HOLDS(r->target >= text && r->target_bytes > 0);
	HOLDS(r->target + r->target_bytes <= text + length);
	HOLDS(!r->chunked || (r->minor && r->body_bytes == 0));
	HOLDS(!r->since ||
	      (r->since > text && r->since + r->since_bytes < text + length));
	n = request_path(r->target, r->target_bytes, path, room);
	if (n > 0)
		check_path(path, (size_t)n, room);
	else
		HOLDS(n == -400 || n == -414);
	__builtin_free(path);
}

/* What a body is does not depend on how it comes: at once, byte by byte. */
static void check_chunks(const char *text, size_t bytes)
{
	const uint32_t most = 200;
	struct chunks at_once, apart;
	long n, status = 0;
	size_t used = 0;

	chunks_begin(&at_once, most);
	chunks_begin(&apart, most);
	n = chunks_take(&at_once, text, bytes);
	HOLDS(n == -400 || n == -413 || (n >= 0 && n <= (long)bytes));
	HOLDS(n <= (long)most);
	HOLDS(n < 0 || n == (long)bytes || chunks_ended(&at_once));
	while (used < bytes && status >= 0 && !chunks_ended(&apart)) {
		status = chunks_take(&apart, text + used, 1);
		used += status > 0;
	}
	HOLDS(status < 0 ? n < 0 : n == (long)used);
	HOLDS(n < 0 || chunks_ended(&apart) == chunks_ended(&at_once));
	if (n > 0 && chunks_ended(&at_once))
		HOLDS(memcmp(text + n - 2, "\r\n", 2) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	char *text = __builtin_malloc(bytes);
	struct request r;
	long length;

	memcpy(text, input, bytes);
	length = request_read(&r, text, bytes);
	HOLDS(length <= (long)bytes && length > -600);
	if (length > 0)
		check(&r, text, length);
	/* What is whole does not depend on what follows. */
	if (length > 0)
		HOLDS(request_read(&r, text, (size_t)length) == length);
	if (length > 0 && r.chunked)
		check_chunks(text + length, bytes - (size_t)length);
	else if (length <= 0)
		check_chunks(text, bytes);
	__builtin_free(text);
	return 0;
}
