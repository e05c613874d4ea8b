// SPDX-License-Identifier: BSD-3-Clause
// What is to be done when the process forks: taken note of, and never done.
#include <pthread.h>

int pthread_atfork(void (*prepare)(void), void (*parent)(void),
		   void (*child)(void))
{
	(void)prepare;
	(void)parent;
	(void)child;
	return 0;
}
