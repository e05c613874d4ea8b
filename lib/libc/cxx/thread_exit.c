// SPDX-License-Identifier: BSD-3-Clause
// Destructors of thread-local objects (Itanium C++ ABI, 3.3.5.4), the last that
// was registered first.
#include "cxx.h"

int __cxa_atexit(void (*fn)(void *), void *arg, void *dso);
int __cxa_thread_atexit(void (*fn)(void *), void *arg, void *dso);

struct destructor {
	struct destructor *before;
	void (*fn)(void *);
	void *arg;
};

void (*cxx_thread_end)(void);

static __thread struct destructor *last;

/* One may register others. */
static void run(void)
{
	while (last) {
		struct destructor *d = last;

		last = d->before;
		d->fn(d->arg);
		cxx_free(d);
	}
}

/* Main has no end of its own but the image's. */
static void run_at_exit(void *unused)
{
	(void)unused;
	run();
}

int __cxa_thread_atexit(void (*fn)(void *), void *arg, void *dso)
{
	struct destructor *d;

	if (!cxx_thread_end && __cxa_atexit(run_at_exit, NULL, dso))
		return -1;
	cxx_thread_end = run;
	d = cxx_alloc(sizeof(*d), 0);
	if (!d)
		return -1;
	*d = (struct destructor){.before = last, .fn = fn, .arg = arg};
	last = d;
	return 0;
}
