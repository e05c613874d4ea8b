// SPDX-License-Identifier: BSD-3-Clause
// The console: standard input, output and error, terminals or not.
#include "linux.h"
#include "sys.h"

#include <uk/errno.h>
#include <uk/plat.h>

static bool wanted;

void uk_plat_console_write(enum uk_plat_stream stream, const char *buf,
			   size_t len)
{
	int fd = stream == UK_PLAT_OUT ? 1 : 2;

	while (len > 0) {
		long n = linux_call3(SYS_WRITE, fd, (long)buf, (long)len);

		if (n == -LINUX_EAGAIN) {
			struct linux_pollfd poll = {.fd = fd,
						    .events = POLLOUT};

			linux_poll(&poll, 1, NULL, NULL);
		} else if (n <= 0 && n != -LINUX_EINTR) {
			return; /* nobody there to be told */
		}
		if (n > 0) {
			buf += n;
			len -= (size_t)n;
		}
	}
}

/* A terminal or pipe may be shared with others: it is never made non-blocking,
 * but asked first. */
int uk_plat_console_read(char *buf, size_t len)
{
	struct linux_pollfd poll = {.fd = 0, .events = POLLIN};
	struct linux_timespec now = {0, 0};

	/* Without a verdict of poll, read might block. */
	wanted = linux_poll(&poll, 1, &now, NULL) <= 0;
	if (wanted || len == 0)
		return 0;
	long n = linux_call3(SYS_READ, 0, (long)buf, (long)len);

	if (n == -LINUX_EAGAIN || n == -LINUX_EINTR)
		return 0;
	return n > 0 ? (int)n : -EPIPE;
}

bool linux_console_wanted(void)
{
	return wanted;
}

void linux_console_found(void)
{
	wanted = false;
}
