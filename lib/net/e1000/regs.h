// SPDX-License-Identifier: BSD-3-Clause
// Registers and descriptors of Intel's gigabit controllers.
//
// Section numbers are those of the PCI/PCI-X Family of Gigabit Ethernet
// Controllers Software Developer's Manual (8254x), revision 4.0, but where the
// 82574 GbE Controller Family Datasheet is named.
#ifndef E1000_REGS_H
#define E1000_REGS_H

#include <uk/base.h>

/* 13.4; bytes from the start of the registers on. */
enum {
	CTRL = 0x0000,
	STATUS = 0x0008,
	EERD = 0x0014,
	ICR = 0x00c0,
	ITR = 0x00c4,
	IMS = 0x00d0,
	IMC = 0x00d8,
	RCTL = 0x0100,
	TCTL = 0x0400,
	TIPG = 0x0410,
	RDBAL = 0x2800,
	RDBAH = 0x2804,
	RDLEN = 0x2808,
	RDH = 0x2810,
	RDT = 0x2818,
	RDTR = 0x2820,
	TDBAL = 0x3800,
	TDBAH = 0x3804,
	TDLEN = 0x3808,
	TDH = 0x3810,
	TDT = 0x3818,
	TXDCTL = 0x3828,
	RXCSUM = 0x5000,
	MTA = 0x5200,
	RAL0 = 0x5400,
	RAH0 = 0x5404,
	REGS_BYTES = 0x20000,
};

/* Of CTRL (13.4.1) and STATUS (13.4.2). */
#define CTRL_MASTER_DISABLE (1U << 2) /* of PCI Express alone */
#define CTRL_LINK_RESET     (1U << 3)
#define CTRL_AUTO_SPEED     (1U << 5)
#define CTRL_LINK_UP        (1U << 6)
#define CTRL_INVERT_LOSS    (1U << 7)
#define CTRL_FORCE_SPEED    (1U << 11)
#define CTRL_FORCE_DUPLEX   (1U << 12)
#define CTRL_RESET          (1U << 26)
#define STATUS_LINK_UP      (1U << 1)

/* Of ICR, IMS and IMC (13.4.17). */
#define IRQ_SENT      (1U << 0)
#define IRQ_LINK      (1U << 2)
#define IRQ_RX_FEW    (1U << 4)
#define IRQ_RX_NONE   (1U << 6)
#define IRQ_RECEIVED  (1U << 7)
#define IRQ_RECEIVING (IRQ_RX_FEW | IRQ_RX_NONE | IRQ_RECEIVED)

/* Of RCTL (13.4.22): buffers of 2048 bytes are 0. */
#define RCTL_ENABLE    (1U << 1)
#define RCTL_ALL_GROUP (1U << 4)
#define RCTL_BROADCAST (1U << 15)
#define RCTL_STRIP_CRC (1U << 26)

/* Of TCTL (13.4.33), the collisions of full duplex, and of TIPG (13.4.34). */
#define TCTL_ENABLE     (1U << 1)
#define TCTL_PAD        (1U << 3)
#define TCTL_COLLISIONS (0x0fU << 4 | 0x40U << 12)
#define TCTL_MULTIPLE   (1U << 28) /* of the 82574 alone */
#define TIPG_COPPER     (8U | 8U << 10 | 6U << 20)

/* Of TXDCTL: what the 82574 wants set (its 10.2.7.15). */
#define TXDCTL_RESERVED (1U << 22)

/* Of RXCSUM (13.4.40) and RAH (13.5.2). */
#define RXCSUM_IP  (1U << 8)
#define RXCSUM_TCP (1U << 9)
#define RAH_VALID  (1U << 31)

/* A received frame (3.2.3). */
struct e1000_in_desc {
	uint64_t addr;
	uint16_t bytes, sum;
	uint8_t status, errors;
	uint16_t vlan;
};
#define IN_DONE    (1U << 0)
#define IN_END     (1U << 1)
#define IN_NO_SUMS (1U << 2)
#define IN_TCP_SUM (1U << 5)
/* All but the two about sums, which are the stack's to judge. */
#define IN_BROKEN    0x97U
#define IN_WRONG_TCP (1U << 5)

/* A part of a frame (3.3.7), or, in the same place, what is to be done to the
 * following ones (3.3.6). */
struct e1000_out_desc {
	uint64_t addr;
	uint32_t command; /* and length */
	uint32_t status;  /* and options */
};
#define OUT_END      (1U << 24)
#define OUT_ADD_CRC  (1U << 25)
#define OUT_CUT      (1U << 26)
#define OUT_REPORT   (1U << 27)
#define OUT_EXTENDED (1U << 29)
#define OUT_DATA     (1U << 20)
#define OUT_DONE     (1U << 0)
#define OUT_IP_SUM   (1U << 8)
#define OUT_TCP_SUM  (1U << 9)
#define CONTEXT_TCP  (1U << 24)
#define CONTEXT_IPV4 (1U << 25)
#define CONTEXT_CUT  (1U << 26)

#endif
