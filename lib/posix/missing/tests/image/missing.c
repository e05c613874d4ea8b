// SPDX-License-Identifier: BSD-3-Clause
// Tests of calls that nothing in any image has.
#include <errno.h>
#include <uk/test.h>

int fork(void);
void *popen(const char *command, const char *mode);
int posix_spawn(void);

UK_TEST(fails_with_enosys)
{
	for (int i = 0; i < 2; i++) {
		errno = 0;
		UK_EXPECT_INT(fork(), ==, -1);
		UK_EXPECT_INT(errno, ==, ENOSYS);
	}
	errno = 0;
	UK_EXPECT(popen("true", "r") == NULL);
	UK_EXPECT_INT(errno, ==, ENOSYS);
	UK_EXPECT_INT(posix_spawn(), ==, ENOSYS);
}
