// SPDX-License-Identifier: BSD-3-Clause
// What the program does beyond running test cases.
#ifndef SELFTEST_H
#define SELFTEST_H

#include <uk/base.h>

UK_C_BEGIN

/* Does what `word` names, for a test that looks at the image from outside:
 * echo, restart, initrd, sleep, exhaust … `count` says how often, or how many;
 * 0 is as usual. Returns main's status; 2 if there is no such thing. */
int selftest_do(const char *word, int count);

/* The same of things in C++; -1 if there is no such thing, or no C++. */
int selftest_cxx(const char *word);

/* Never returns but with an error: the image ends with a report. */
int selftest_deadlock(void);

/* Takes all memory, twice; 0 if nothing but errors came of that. */
int selftest_exhaust(void);

/* Makes and joins `count` threads, one after the other, or all at once; prints
 * how much memory is missing after that. */
int selftest_threads(int count);
int selftest_crowd(int count);

/* Makes one that is more urgent than main; prints whether it ran at once. */
int selftest_urgent(int count);

/* Works 2.9 ms in each of `count` periods of 10 ms beside a busy thread, with 3
 * ms reserved where the scheduler reserves; prints how many it missed. */
int selftest_periods(int count);

/* To all disks: random requests; what cannot be done, and once a line is typed
 * the first and the last sector; random bytes of them as files. */
int selftest_disk(void);
int selftest_disk_errors(void);
int selftest_disk_bytes(void);
int selftest_port(void);

/* A random number below `end`, the same ones in each run. */
unsigned selftest_pick(unsigned end);

/* Answers frames that come to the first network device until it is told to
 * stop; prints what it sees. `wanted` is a mask of the device's abilities. The
 * other does so beside a thread that is always busy. */
int selftest_frames(int wanted);
int selftest_frames_busy(int wanted);

UK_C_END

#endif
