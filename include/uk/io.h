// SPDX-License-Identifier: BSD-3-Clause
// The device contract: how drivers reach registers and hand memory to devices.
//
// Defined by platforms that have devices; a library that includes it says so
// with `for-y` in its Makefile.uk.
#ifndef UK_IO_H
#define UK_IO_H

#include <uk/base.h>

/*
 * <uk/arch/io.h> has, for registers at their natural alignment:
 *
 *   uint8_t uk_io_read8(const volatile void *reg), …16, …32
 *   void uk_io_write8(volatile void *reg, uint8_t value), …16, …32
 *
 * Drivers that may meet a hypervisor on Arm use nothing else, for it can follow
 * these alone. Ordered among themselves, not with accesses to RAM. Any context.
 */
#include <uk/arch/io.h>

/* Maps `bytes` of device registers at physical address `phys`, uncached, for
 * ever. Returns NULL if no page table can be had or if it is RAM. Not in
 * interrupt handlers. */
volatile void *uk_io_map(uint64_t phys, size_t bytes) UK_MUST_CHECK;

/* The address by which a device sees RAM at `p`, and back. */
uint64_t uk_io_to_device(const void *p);
void *uk_io_from_device(uint64_t addr);

#endif
