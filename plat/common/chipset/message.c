// SPDX-License-Identifier: BSD-3-Clause
// Interrupts that devices raise by writing to the local APIC (Intel SDM volume
// 3, 10.11).
#include "chipset.h"

#include <uk/errno.h>
#include <uk/io_pci.h>

enum { FIRST = CHIPSET_VECTOR_MESSAGES - UK_PC_VECTOR_IRQ };

static unsigned count;

bool chipset_is_message(unsigned irq)
{
	return irq - FIRST < count;
}

int uk_io_pci_message(struct uk_io_pci_message *message)
{
	const uint64_t apics = 0xfee00000;
	unsigned vector = CHIPSET_VECTOR_MESSAGES + count;
	/* In its highest byte, as is in the address from bit 12 on. */
	uint32_t apic = chipset_apic_id() >> 24;

	if (!chipset_irq_has_apic() || vector >= UK_PC_VECTORS)
		return -ENOSPC;
	*message = (struct uk_io_pci_message){
	    .address = apics | apic << 12,
	    .data = vector,
	    .irq = FIRST + count++,
	};
	return 0;
}
