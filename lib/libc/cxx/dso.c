// SPDX-License-Identifier: BSD-3-Clause
// The one program there is, as __cxa_atexit is told of it (Itanium C++ ABI,
// 3.3.6.2).

extern void *__dso_handle __attribute__((visibility("hidden")));
void *__dso_handle = &__dso_handle;
