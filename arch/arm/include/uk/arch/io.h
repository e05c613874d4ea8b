// SPDX-License-Identifier: BSD-3-Clause
// The device contract's accesses on Arm: a load or store by a plain address.
//
// Compilers like those that step the address, too. Of such a one the CPU tells
// a hypervisor nothing to play a device by (Architecture Reference Manual
// ARMv7-A, DDI 0406C: the HSR's ISV bit).
#ifndef UK_ARCH_IO_H
#define UK_ARCH_IO_H

#include <stdint.h>

static inline uint8_t uk_io_read8(const volatile void *reg)
{
	uint32_t value;

	__asm__ volatile("ldrb %0, %1"
			 : "=r"(value)
			 : "Q"(*(const volatile uint8_t *)reg));
	return (uint8_t)value;
}

static inline uint16_t uk_io_read16(const volatile void *reg)
{
	uint32_t value;

	__asm__ volatile("ldrh %0, %1"
			 : "=r"(value)
			 : "Q"(*(const volatile uint16_t *)reg));
	return (uint16_t)value;
}

static inline uint32_t uk_io_read32(const volatile void *reg)
{
	uint32_t value;

	__asm__ volatile("ldr %0, %1"
			 : "=r"(value)
			 : "Q"(*(const volatile uint32_t *)reg));
	return value;
}

static inline void uk_io_write8(volatile void *reg, uint8_t value)
{
	__asm__ volatile("strb %1, %0"
			 : "=Q"(*(volatile uint8_t *)reg)
			 : "r"((uint32_t)value));
}

static inline void uk_io_write16(volatile void *reg, uint16_t value)
{
	__asm__ volatile("strh %1, %0"
			 : "=Q"(*(volatile uint16_t *)reg)
			 : "r"((uint32_t)value));
}

static inline void uk_io_write32(volatile void *reg, uint32_t value)
{
	__asm__ volatile("str %1, %0"
			 : "=Q"(*(volatile uint32_t *)reg)
			 : "r"(value));
}

#endif
