// SPDX-License-Identifier: BSD-3-Clause
// How lwIP is configured: <lwip/opt.h> has what each option means.
#ifndef UK_LWIP_OPTIONS_H
#define UK_LWIP_OPTIONS_H

/* All of it is called under one lock, and by one thread for what comes. */
#define NO_SYS               1
#define SYS_LIGHTWEIGHT_PROT 0
#define LWIP_NETCONN         0
#define LWIP_SOCKET          0

/* Programs have these from the C library and lib/posix/socket. */
#define LWIP_DONT_PROVIDE_BYTEORDER_FUNCTIONS 1

/* Memory: the heap, and slabs with a limit each (memp.c). */
#define MEM_LIBC_MALLOC 1
#define MEMP_MEM_MALLOC 1
#define MEM_ALIGNMENT   8

#define MEMP_NUM_TCP_PCB        CONFIG_LWIP_TCP_MAX
#define MEMP_NUM_TCP_PCB_LISTEN 64
#define MEMP_NUM_TCP_SEG        (CONFIG_LWIP_TCP_MAX * 16)
#define MEMP_NUM_UDP_PCB        CONFIG_LWIP_UDP_MAX
#define MEMP_NUM_RAW_PCB        16
#define MEMP_NUM_REASSDATA      8
#define IP_REASS_MAX_PBUFS      64
#define MEMP_NUM_FRAG_PBUF      256
#define MEMP_NUM_ARP_QUEUE      64
#define MEMP_NUM_ND6_QUEUE      64
#define MEMP_NUM_IGMP_GROUP     32
#define MEMP_NUM_MLD6_GROUP     32
#define MEMP_NUM_SYS_TIMEOUT    64
#define MEMP_NUM_PBUF           (CONFIG_LWIP_TCP_MAX * 16)
/* For answers that lwIP makes itself; what comes is in devices' buffers. */
#define PBUF_POOL_SIZE    64
#define PBUF_POOL_BUFSIZE 1536

/* TCP. */
#define TCP_MSS          1460
#define LWIP_WND_SCALE   1
#define TCP_RCV_SCALE    4
#define TCP_WND          (CONFIG_LWIP_TCP_WINDOW_KB * 1024U)
#define TCP_SND_BUF      (CONFIG_LWIP_TCP_SEND_KB * 1024U)
#define TCP_SND_QUEUELEN (4 * TCP_SND_BUF / TCP_MSS + 8)
/* They are about buffers of 64 KiB at most, and pools that are not used. */
#define LWIP_DISABLE_TCP_SANITY_CHECKS 1
#define TCP_OVERSIZE                   TCP_MSS
/* What is lost is sent again after 300 ms at least, and after a second if no
 * round trip was measured (RFC 6298): three ticks, and ten. */
#define TCP_TMR_INTERVAL           50
#define LWIP_TCP_RTO_TIME          1000
#define TCP_QUEUE_OOSEQ            1
#define TCP_OOSEQ_MAX_PBUFS        64
#define LWIP_TCP_SACK_OUT          1
#define LWIP_TCP_MAX_SACK_NUM      4
#define TCP_LISTEN_BACKLOG         1
#define LWIP_TCP_KEEPALIVE         1
#define LWIP_TCP_TIMESTAMPS        0
#define LWIP_HOOK_TCP_ISN          uk_lwip_isn
#define TCP_CALCULATE_EFF_SEND_MSS 1

/* The sums of what devices sum themselves are left out. */
#define LWIP_CHECKSUM_CTRL_PER_NETIF 1
#define LWIP_CHECKSUM_ON_COPY        0

#define LWIP_IPV4                     1
#define LWIP_ICMP                     1
#define LWIP_RAW                      1
#define LWIP_IGMP                     1
#define LWIP_MULTICAST_TX_OPTIONS     1
#define IP_SOF_BROADCAST              1
#define SO_REUSE                      1
#define ARP_QUEUEING                  1
#define ARP_TABLE_SIZE                64
#define ETHARP_SUPPORT_STATIC_ENTRIES 1
#define LWIP_NETIF_HOSTNAME           1
#define LWIP_NETIF_STATUS_CALLBACK    1
#define LWIP_NETIF_LINK_CALLBACK      1
#define LWIP_HOOK_IP4_ROUTE_SRC       uk_lwip_route
#define LWIP_NETIF_LOOPBACK           1
#define LWIP_HAVE_LOOPIF              1
#define LWIP_LOOPBACK_MAX_PBUFS       512

#ifdef CONFIG_LWIP_IPV6
#define LWIP_IPV6 1
/* Pointers of 64 bits have no room in a header that is put aside. */
#define IPV6_FRAG_COPYHEADER          1
#define LWIP_IPV6_DUP_DETECT_ATTEMPTS 1
#define LWIP_ND6_QUEUEING             1
#define LWIP_IPV6_NUM_ADDRESSES       4
#endif

#ifdef CONFIG_LWIP_DHCP
#define LWIP_DHCP               1
#define DHCP_DOES_ARP_CHECK     0
#define LWIP_DHCP_CHECK_LINK_UP 1
#endif

#ifdef CONFIG_LWIP_DNS
#define LWIP_DNS        1
#define DNS_MAX_SERVERS 3
#define DNS_TABLE_SIZE  8
#endif

#ifdef CONFIG_LWIP_STATS
#define LWIP_STATS_LARGE 1
#else
#define LWIP_STATS 0
#endif

#ifndef CONFIG_BASE_ASSERT
#define LWIP_NOASSERT 1
#endif

#endif
