// SPDX-License-Identifier: BSD-3-Clause
// Asks DNS for hosts' addresses, and waits for the answers.
#include "names.h"

#include <lwip/dns.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <uk/lwip.h>
#include <uk/waitq.h>

const bool names_have_ip6 = LWIP_IPV6;

/* It is on its asker's stack, who waits until it is answered: lwIP ends every
 * question after a time. */
struct query {
	struct uk_waitq queue;
	ip_addr_t ip;
	bool answered, found;
};

static void answer(const char *host, const ip_addr_t *ip, void *arg)
{
	struct query *q = arg;
	unsigned long flags = uk_waitq_enter();

	(void)host;
	q->answered = true;
	q->found = ip != NULL;
	if (ip)
		ip_addr_copy(q->ip, *ip);
	uk_waitq_wake(&q->queue, 1);
	uk_waitq_leave(flags);
}

static err_t ask(struct query *q, const char *host, int family)
{
	u8_t type =
	    family == AF_INET ? LWIP_DNS_ADDRTYPE_IPV4 : LWIP_DNS_ADDRTYPE_IPV6;
	err_t error;

	uk_lwip_lock();
	error = dns_gethostbyname_addrtype(host, &q->ip, answer, q, type);
	uk_lwip_unlock();
	return error;
}

static void wait(struct query *q)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!q->answered && !error)
		error = uk_waitq_wait(&q->queue, UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
}

static void copy(const ip_addr_t *ip, uint8_t *bytes)
{
	if (IP_IS_V4(ip))
		memcpy(bytes, ip_2_ip4(ip), 4);
	else
		memcpy(bytes, ip_2_ip6(ip), 16);
}

int names_ask(const char *host, int family, uint8_t *bytes)
{
	struct query q = {.answered = false};
	err_t error;

	if (strlen(host) >= DNS_MAX_NAME_LENGTH)
		return EAI_NONAME;
	uk_waitq_init(&q.queue, "an answer of DNS");
	q.queue.external = true;
	error = ask(&q, host, family);
	if (error == ERR_INPROGRESS) {
		wait(&q);
		if (!q.found)
			return EAI_NONAME;
	} else if (error != ERR_OK) {
		return error == ERR_MEM ? EAI_AGAIN : EAI_FAIL;
	}
	copy(&q.ip, bytes);
	return 0;
}
