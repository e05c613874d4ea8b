// SPDX-License-Identifier: BSD-3-Clause
// The words every other file uses: fixed-width types, attributes, small macros.
#ifndef UK_BASE_H
#define UK_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UK_MUST_CHECK    __attribute__((warn_unused_result))
#define UK_NORETURN      __attribute__((noreturn))
#define UK_NOINLINE      __attribute__((noinline))
#define UK_USED          __attribute__((used))
#define UK_UNUSED        __attribute__((unused))
#define UK_PACKED        __attribute__((packed))
#define UK_ALIGNED(n)    __attribute__((aligned(n)))
#define UK_SECTION(name) __attribute__((section(name)))
/* An entry of a table that the linker gathers: without padding before it. */
#define UK_TABLE_ENTRY(name) \
	__attribute__((used, section(name), aligned(sizeof(void *))))
#define UK_PRINTF(f, a) __attribute__((format(printf, f, a)))

#define UK_LIKELY(x)   __builtin_expect(!!(x), 1)
#define UK_UNLIKELY(x) __builtin_expect(!!(x), 0)

#define UK_ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))
#define UK_MIN(a, b)    ((a) < (b) ? (a) : (b))
#define UK_MAX(a, b)    ((a) > (b) ? (a) : (b))

/* `align` must be a power of two. */
#define UK_ALIGN_DOWN(x, align) ((x) & ~((__typeof__(x))(align)-1))
#define UK_ALIGN_UP(x, align)   UK_ALIGN_DOWN((x) + ((align)-1), align)
#define UK_IS_ALIGNED(x, align) (((x) & ((__typeof__(x))(align)-1)) == 0)

/* From a pointer to a member, the structure around it. */
#define UK_CONTAINER_OF(ptr, type, member) \
	((type *)((char *)(ptr)-offsetof(type, member)))

/* Around declarations of C that C++ may see as well. */
#ifdef __cplusplus
#define UK_C_BEGIN extern "C" {
#define UK_C_END   }
#else
#define UK_C_BEGIN
#define UK_C_END
#endif

#define UK_STRINGIFY_(x) #x
#define UK_STRINGIFY(x)  UK_STRINGIFY_(x)

/* The library being compiled, as the build engine names it. */
#ifndef UK_LIB
#define UK_LIB "?"
#endif

#endif
