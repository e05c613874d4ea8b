// SPDX-License-Identifier: BSD-3-Clause
// The tables of .ARM.exidx: "Exception Handling ABI for the Arm Architecture",
// sections 6 (index), 7 (compact form) and 10.3 (instructions).
#include "unwind.h"

/* Two words a function, in order of address. */
struct entry {
	uint32_t function, how;
};

/* From the linker script. */
extern const struct entry uk_unwind_start[], uk_unwind_end[];

/* Instructions are bytes, the highest of each word first. */
struct code {
	const uint32_t *words;
	unsigned at, end;
};

enum { CANNOT = 1, FINISH = 0xb0 };

/* Addresses are 31 bits, signed, from where they stand. */
static unsigned long address_of(const uint32_t *word)
{
	return (unsigned long)word +
	       (unsigned long)((int32_t)(*word << 1) >> 1);
}

static const struct entry *find(unsigned long pc)
{
	const struct entry *low = uk_unwind_start, *high = uk_unwind_end;

	/* The last one that starts at or before pc is in [low, high). */
	while (high - low > 1) {
		const struct entry *middle = low + (high - low) / 2;

		if (address_of(&middle->function) <= pc)
			low = middle;
		else
			high = middle;
	}
	return low < high && address_of(&low->function) <= pc ? low : NULL;
}

/* False for functions without a table, or with a form of a language's own. */
static bool code_of(struct code *c, const struct entry *e)
{
	if (!e || e->how == CANNOT)
		return false;
	c->words =
	    e->how >> 31 ? &e->how : (const uint32_t *)address_of(&e->how);
	switch (*c->words >> 24) {
	case 0x80: /* short */
		c->at = 1;
		c->end = 4;
		return true;
	case 0x81: /* long; the second byte counts the words that follow */
		c->at = 2;
		c->end = 4 + (*c->words >> 16 & 0xff) * 4;
		return true;
	default:
		return false;
	}
}

static unsigned next(struct code *c)
{
	if (c->at >= c->end)
		return FINISH;
	unsigned shift = 24 - c->at % 4 * 8;

	return c->words[c->at++ / 4] >> shift & 0xff;
}

/* Takes what `mask` names off the stack, register `first` being bit 0. */
static bool pop(struct arm_unwind *u, unsigned mask, unsigned first)
{
	unsigned long sp = u->r[ARM_SP];

	for (unsigned i = first; mask; i++, mask >>= 1) {
		if (!(mask & 1))
			continue;
		if (sp < u->low || sp >= u->high || u->high - sp < 4 || sp % 4)
			return false;
		u->r[i] = *(const unsigned long *)sp;
		sp += 4;
	}
	/* If it is among them, it is what was popped. */
	if (u->r[ARM_SP] < sp)
		u->r[ARM_SP] = sp;
	return true;
}

static unsigned long uleb128(struct code *c)
{
	unsigned long value = 0;

	for (unsigned shift = 0; shift < 28; shift += 7) {
		unsigned byte = next(c);

		value |= (byte & 0x7fUL) << shift;
		if (!(byte & 0x80))
			break;
	}
	return value;
}

/* Those that begin with 101: pops, and what is rare. Doubles are left where
 * they are: a backtrace needs none. */
static bool step_pop(struct arm_unwind *u, struct code *c, unsigned op)
{
	if (op < 0xb0)
		return pop(u, (2U << (op & 7)) - 1, 4) &&
		       (!(op & 8) || pop(u, 1, ARM_LR));
	if (op == 0xb1) {
		unsigned mask = next(c);

		return mask > 0 && mask < 16 && pop(u, mask, 0);
	}
	if (op == 0xb2)
		u->r[ARM_SP] += 0x204 + (uleb128(c) << 2);
	else if (op == 0xb3)
		u->r[ARM_SP] += ((next(c) & 15) + 1) * 8 + 4;
	else if (op >= 0xb8)
		u->r[ARM_SP] += ((op & 7) + 1) * 8 + 4;
	else
		return false;
	return true;
}

static bool step(struct arm_unwind *u, struct code *c, unsigned op)
{
	switch (op >> 4) {
	case 0x0 ... 0x3:
		u->r[ARM_SP] += ((op & 63) << 2) + 4;
		return true;
	case 0x4 ... 0x7:
		u->r[ARM_SP] -= ((op & 63) << 2) + 4;
		return true;
	case 0x8: {
		unsigned mask = (op & 15) << 8 | next(c);

		return mask > 0 && pop(u, mask, 4);
	}
	case 0x9:
		u->r[ARM_SP] = u->r[op & 15];
		return (op & 13) != 13;
	case 0xa:
	case 0xb:
		return step_pop(u, c, op);
	case 0xc:
		u->r[ARM_SP] += ((next(c) & 15) + 1) * 8;
		return op == 0xc8 || op == 0xc9;
	case 0xd:
		u->r[ARM_SP] += ((op & 7) + 1) * 8;
		return op < 0xd8;
	default:
		return false;
	}
}

bool arm_unwind_knows(unsigned long pc)
{
	struct code c;

	return code_of(&c, find(pc));
}

bool arm_unwind(struct arm_unwind *u, unsigned long pc)
{
	struct code c;

	if (!code_of(&c, find(pc)))
		return false;
	u->r[ARM_PC] = 0;
	for (unsigned op = next(&c); op != FINISH; op = next(&c))
		if (!step(u, &c, op))
			return false;
	/* Some take the return address straight to where it goes. */
	if (u->r[ARM_PC])
		u->r[ARM_LR] = u->r[ARM_PC];
	return true;
}
