// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as what the other end of a ring does.
#ifndef FUZZ_XEN_H
#define FUZZ_XEN_H

#include "input.h"

#include <uk/xen_ring.h>

/* Begins with a hypervisor that has all ports, and nothing pending. */
void xen_begin(const uint8_t *input, size_t bytes);

/* An event on the one port that is used. */
#define XEN_PORT 2
void xen_raise(void);

/* The harness's: the port was notified. */
void xen_notified(void);

#endif
