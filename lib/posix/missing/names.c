// SPDX-License-Identifier: BSD-3-Clause
// Calls that may be missing: names of machines and services.
#include "missing.h"

#define WHY "no network is ticked"

FAILS(inet_aton)
FAILS(inet_pton)
FAILS(inet_addr)
FAILS(getaddrinfo)
FAILS(getnameinfo)
FAILS(gethostname)
FAILS(sethostname)
FAILS(getdomainname)
FAILS(setdomainname)

NULLS(gethostbyname)
NULLS(gethostbyaddr)
NULLS(gethostbyname2)
NULLS(getservbyname)
NULLS(getservbyport)
NULLS(getservent)
NULLS(getprotobyname)
NULLS(getprotobynumber)
NULLS(inet_ntoa)
NULLS(inet_ntop)
NULLS(if_indextoname)
NULLS(if_nameindex)
NULLS(gai_strerror)
NULLS(hstrerror)

ERROR(gethostbyname_r)
ERROR(gethostbyaddr_r)
ERROR(getservbyname_r)

EMPTY(if_nametoindex)
EMPTY(if_freenameindex)
EMPTY(freeaddrinfo)
EMPTY(gethostid)
