// SPDX-License-Identifier: BSD-3-Clause
// The device contract's accesses, each of which the fuzzer sees.
#ifndef UK_ARCH_IO_H
#define UK_ARCH_IO_H

#include <stdint.h>

/* `width` bytes; a finding if that is not aligned. */
uint32_t io_read(const volatile void *reg, unsigned width);
void io_write(volatile void *reg, unsigned width, uint32_t value);

static inline uint8_t uk_io_read8(const volatile void *reg)
{
	return (uint8_t)io_read(reg, 1);
}

static inline uint16_t uk_io_read16(const volatile void *reg)
{
	return (uint16_t)io_read(reg, 2);
}

static inline uint32_t uk_io_read32(const volatile void *reg)
{
	return io_read(reg, 4);
}

static inline void uk_io_write8(volatile void *reg, uint8_t value)
{
	io_write(reg, 1, value);
}

static inline void uk_io_write16(volatile void *reg, uint16_t value)
{
	io_write(reg, 2, value);
}

static inline void uk_io_write32(volatile void *reg, uint32_t value)
{
	io_write(reg, 4, value);
}

#endif
