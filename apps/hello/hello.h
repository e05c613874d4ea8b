// SPDX-License-Identifier: BSD-3-Clause
// What hello can be asked to do beyond saying hello.
#ifndef HELLO_H
#define HELLO_H

int main(int argc, char **argv);

#ifdef CONFIG_HELLO_CRASH
/* Crashes in the way named; returns, with a status, only if there is none. */
int hello_crash(const char *kind);
#else
static inline int hello_crash(const char *kind)
{
	(void)kind;
	return 2;
}
#endif

#endif
