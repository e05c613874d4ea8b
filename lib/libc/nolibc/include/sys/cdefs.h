// SPDX-License-Identifier: BSD-3-Clause
// What stands around the declarations of C, for C++ to see them as that.
#ifndef NOLIBC_SYS_CDEFS_H
#define NOLIBC_SYS_CDEFS_H

#ifdef __cplusplus
#define __BEGIN_DECLS extern "C" {
#define __END_DECLS   }
#else
#define __BEGIN_DECLS
#define __END_DECLS
#endif

#endif
