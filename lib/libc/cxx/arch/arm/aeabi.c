// SPDX-License-Identifier: BSD-3-Clause
// Destructors are registered by another name here (C++ ABI for the Arm
// Architecture, 3.2.4).

int __cxa_atexit(void (*fn)(void *), void *arg, void *dso);
int __aeabi_atexit(void *arg, void (*fn)(void *), void *dso);

int __aeabi_atexit(void *arg, void (*fn)(void *), void *dso)
{
	return __cxa_atexit(fn, arg, dso);
}
