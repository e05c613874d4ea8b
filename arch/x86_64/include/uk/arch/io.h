// SPDX-License-Identifier: BSD-3-Clause
// The device contract's accesses on x86_64, where hypervisors read whatever
// instruction it was.
#ifndef UK_ARCH_IO_H
#define UK_ARCH_IO_H

#include <stdint.h>

static inline uint8_t uk_io_read8(const volatile void *reg)
{
	return *(const volatile uint8_t *)reg;
}

static inline uint16_t uk_io_read16(const volatile void *reg)
{
	return *(const volatile uint16_t *)reg;
}

static inline uint32_t uk_io_read32(const volatile void *reg)
{
	return *(const volatile uint32_t *)reg;
}

static inline void uk_io_write8(volatile void *reg, uint8_t value)
{
	*(volatile uint8_t *)reg = value;
}

static inline void uk_io_write16(volatile void *reg, uint16_t value)
{
	*(volatile uint16_t *)reg = value;
}

static inline void uk_io_write32(volatile void *reg, uint32_t value)
{
	*(volatile uint32_t *)reg = value;
}

#endif
