// SPDX-License-Identifier: BSD-3-Clause
// The controller from whatever state it is in to a silent one, and its address.
#include "e1000.h"

#include <uk/memory.h>
#include <uk/plat.h>

#define MS 1000000ULL

static void wait_ns(uint64_t ns)
{
	uint64_t end = uk_plat_time_ns() + ns;

	while (uk_plat_time_ns() < end)
		;
}

/* Nothing that it sends for may be under way when it is reset (14.9). */
static void quiet(struct e1000 *e)
{
	e1000_write(e, IMC, UINT32_MAX);
	e1000_write(e, RCTL, 0);
	e1000_write(e, TCTL, TCTL_PAD);
	if (e->is_express)
		e1000_write(e, CTRL, e1000_read(e, CTRL) | CTRL_MASTER_DISABLE);
	(void)e1000_read(e, STATUS);
	wait_ns(1 * MS);
}

static bool reset(struct e1000 *e)
{
	uint64_t end = uk_plat_time_ns() + 100 * MS;

	e1000_write(e, CTRL, e1000_read(e, CTRL) | CTRL_RESET);
	do
		wait_ns(1 * MS);
	while ((e1000_read(e, CTRL) & CTRL_RESET) && uk_plat_time_ns() < end);
	return !(e1000_read(e, CTRL) & CTRL_RESET);
}

/* What a register has that is not there. */
static bool is_there(const struct e1000 *e)
{
	return e1000_read(e, STATUS) != UINT32_MAX;
}

static void set_mac(struct e1000 *e)
{
	const uint8_t *mac = e->net.mac;
	uint32_t low, high = 0;

	memcpy(&low, mac, sizeof(low));
	memcpy(&high, mac + sizeof(low), 2);
	e1000_write(e, RAL0, low);
	e1000_write(e, RAH0, high | RAH_VALID);
}

int e1000_reset(struct e1000 *e)
{
	enum { MTA_WORDS = 128 };
	const uint32_t forced = CTRL_LINK_RESET | CTRL_INVERT_LOSS |
				CTRL_FORCE_SPEED | CTRL_FORCE_DUPLEX;

	if (!is_there(e))
		return -EIO;
	quiet(e);
	if (!reset(e) || !is_there(e))
		return -EIO;
	e1000_write(e, IMC, UINT32_MAX);
	(void)e1000_read(e, ICR);
	e1000_write(e, CTRL,
		    (e1000_read(e, CTRL) & ~forced) | CTRL_AUTO_SPEED |
			CTRL_LINK_UP);
	set_mac(e);
	for (unsigned i = 0; i < MTA_WORDS; i++)
		e1000_write(e, MTA + 4 * i, 0);
	return 0;
}

/* A word of the memory that keeps settings (13.4.4; 82574: 10.2.2.5). */
static bool read_word(struct e1000 *e, unsigned n, unsigned *word)
{
	const unsigned shift = e->is_express ? 2 : 8;
	const uint32_t start = 1, done = e->is_express ? 1 << 1 : 1 << 4;
	uint64_t end = uk_plat_time_ns() + 10 * MS;
	uint32_t value;

	e1000_write(e, EERD, start | n << shift);
	do
		value = e1000_read(e, EERD);
	while (!(value & done) && uk_plat_time_ns() < end);
	*word = value >> 16;
	return value & done;
}

static bool is_mac(const uint8_t mac[6])
{
	static const uint8_t none[6];

	return !(mac[0] & 1) && memcmp(mac, none, sizeof(none)) != 0;
}

/* Firmware may have put another there than the one that is kept. */
bool e1000_read_mac(struct e1000 *e)
{
	uint8_t *mac = e->net.mac;
	uint32_t low = e1000_read(e, RAL0), high = e1000_read(e, RAH0);
	unsigned word;

	memcpy(mac, &low, sizeof(low));
	memcpy(mac + sizeof(low), &high, 2);
	if ((high & RAH_VALID) && is_mac(mac))
		return true;
	for (unsigned i = 0; i < 3; i++) {
		if (!read_word(e, i, &word))
			return false;
		mac[2 * i] = (uint8_t)word;
		mac[2 * i + 1] = (uint8_t)(word >> 8);
	}
	return is_mac(mac);
}
