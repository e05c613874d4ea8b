// SPDX-License-Identifier: BSD-3-Clause
// What lwIP asks of a compiler and a system: <lwip/arch.h> includes it.
#ifndef UK_LWIP_SYSTEM_H
#define UK_LWIP_SYSTEM_H

#include <limits.h>
#include <stdint.h>
#include <sys/types.h>
#include <uk/assert.h>
#include <uk/print.h>

#ifndef BYTE_ORDER
#define BYTE_ORDER __BYTE_ORDER__
#endif

/* newlib has ssize_t without its limit; lwIP looks for one or the other. */
#ifndef SSIZE_MAX
#define SSIZE_MAX LONG_MAX
#endif

#define LWIP_NO_UNISTD_H        1
#define LWIP_ERRNO_STDINCLUDE   1
#define LWIP_TIMEVAL_PRIVATE    0
#define LWIP_PLATFORM_DIAG(x)   uk_printf x
#define LWIP_PLATFORM_ASSERT(x) uk_panic("lwip: %s", (x))

#define LWIP_RAND()     uk_lwip_random()
#define LWIP_CHKSUM     uk_lwip_checksum
#define sys_now         uk_lwip_now
#define mem_clib_malloc uk_lwip_malloc
#define mem_clib_calloc uk_lwip_calloc
#define mem_clib_free   uk_lwip_free

uint32_t uk_lwip_random(void);
uint16_t uk_lwip_checksum(const void *data, int bytes);
uint32_t uk_lwip_now(void); /* milliseconds */
uint32_t uk_lwip_isn(const void *local, uint16_t local_port, const void *remote,
		     uint16_t remote_port);
struct netif;
struct ip4_addr;
struct netif *uk_lwip_route(const struct ip4_addr *source,
			    const struct ip4_addr *dest);
void *uk_lwip_malloc(size_t bytes);
void *uk_lwip_calloc(size_t count, size_t bytes);
void uk_lwip_free(void *p);

#endif
