// SPDX-License-Identifier: BSD-3-Clause
// Interrupts that devices raise by writing to the local APIC (Intel SDM volume
// 3, 10.11).
#include "chipset.h"

#include <uk/errno.h>
#include <uk/io_pci.h>

unsigned chipset_message_count;

int uk_io_pci_message(struct uk_io_pci_message *message)
{
	const uint64_t apics = 0xfee00000;
	unsigned vector = CHIPSET_VECTOR_MESSAGES + chipset_message_count;
	/* In its highest byte, as is in the address from bit 12 on. */
	uint32_t apic = chipset_apic_id() >> 24;

	if (!chipset_irq_has_apic() || vector >= UK_PC_VECTORS)
		return -ENOSPC;
	*message = (struct uk_io_pci_message){
	    .address = apics | apic << 12,
	    .data = vector,
	    .irq = vector - UK_PC_VECTOR_IRQ,
	};
	chipset_message_count++;
	return 0;
}
