// SPDX-License-Identifier: BSD-3-Clause
// What the program does beyond running test cases.
#ifndef SELFTEST_H
#define SELFTEST_H

/* Does what `word` names, for a test that looks at the image from outside:
 * echo, restart, initrd, sleep, exhaust. Returns main's status; 2 if there is
 * no such thing. */
int selftest_do(const char *word);

/* Never returns but with an error: the image ends with a report. */
int selftest_deadlock(void);

/* Takes all memory, twice; 0 if nothing but errors came of that. */
int selftest_exhaust(void);

#endif
