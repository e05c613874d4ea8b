// SPDX-License-Identifier: BSD-3-Clause
// The order of bytes: the C library's own header says which it is, this one has
// the conversions that POSIX names (POSIX.1-2024, <endian.h>).
#ifndef _ENDIAN_H
#define _ENDIAN_H

#include <machine/endian.h>
#include <stdint.h>

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define _UK_BIG(bits, x)    __builtin_bswap##bits((uint##bits##_t)(x))
#define _UK_LITTLE(bits, x) ((uint##bits##_t)(x))
#else
#define _UK_BIG(bits, x)    ((uint##bits##_t)(x))
#define _UK_LITTLE(bits, x) __builtin_bswap##bits((uint##bits##_t)(x))
#endif

#define htobe16(x) _UK_BIG(16, x)
#define htobe32(x) _UK_BIG(32, x)
#define htobe64(x) _UK_BIG(64, x)
#define be16toh(x) _UK_BIG(16, x)
#define be32toh(x) _UK_BIG(32, x)
#define be64toh(x) _UK_BIG(64, x)
#define htole16(x) _UK_LITTLE(16, x)
#define htole32(x) _UK_LITTLE(32, x)
#define htole64(x) _UK_LITTLE(64, x)
#define le16toh(x) _UK_LITTLE(16, x)
#define le32toh(x) _UK_LITTLE(32, x)
#define le64toh(x) _UK_LITTLE(64, x)

#endif
