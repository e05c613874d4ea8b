// SPDX-License-Identifier: BSD-3-Clause
// Tests: an error's text is put into formats, masks are kept.
#include "../../expand.h"

#include <errno.h>
#include <syslog.h>
#include <uk/test.h>

UK_TEST(texts_of_errors_are_put_in)
{
	char to[40];

	UK_EXPECT(syslog_expand(to, sizeof(to), "a %d: %m!", ENOENT));
	UK_EXPECT_STR(to, "a %d: No such file or directory!");
	UK_EXPECT(syslog_expand(to, sizeof(to), "%%m %5s%%%m%", ENOMEM));
	UK_EXPECT_STR(to, "%%m %5s%%Not enough space%");
	UK_EXPECT(syslog_expand(to, sizeof(to), "", 0));
	UK_EXPECT_STR(to, "");
	UK_EXPECT(!syslog_expand(to, 26, "a %m", ENOENT));
	UK_EXPECT(syslog_expand(to, 28, "a %m", ENOENT));
	UK_EXPECT(!syslog_expand(to, 3, "%d%d", 0));
}

UK_TEST(messages_below_the_mask_are_lost)
{
	const int all = setlogmask(LOG_UPTO(LOG_ERR));

	UK_EXPECT_INT(all, ==, LOG_UPTO(LOG_DEBUG));
	UK_EXPECT_INT(setlogmask(0), ==, LOG_UPTO(LOG_ERR));
	errno = EAGAIN;
	openlog("test", LOG_PID, LOG_USER);
	syslog(LOG_INFO, "syslog: nobody sees this");
	syslog(LOG_ERR, "syslog: this is seen: %d, %m", 1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	closelog();
	UK_EXPECT_INT(setlogmask(all), ==, LOG_UPTO(LOG_ERR));
}
