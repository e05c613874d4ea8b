// SPDX-License-Identifier: BSD-3-Clause
// The machine's devices as its device tree has them (Linux,
// Documentation/devicetree/bindings: timer/arm,arch_timer.yaml,
// serial/pl011.yaml, rtc/arm,pl031.yaml, arm/psci.yaml).
#include <uk/arm.h>

#include <uk/assert.h>
#include <uk/print.h>

typedef int irq_of_fn(const struct uk_fdt_irq *irq);

/* Number of the node's interrupt `n`, or -errno. */
static int irq_number(const struct uk_fdt *fdt, int node, unsigned n,
		      irq_of_fn *irq_of)
{
	struct uk_fdt_irq irq;
	int error = uk_fdt_irq(fdt, node, n, &irq);

	return error ? error : irq_of(&irq);
}

/* The one that the console was chosen to be, else the first. */
static int find_serial(const struct uk_fdt *fdt)
{
	static const char model[] = "arm,pl011";
	int node = uk_fdt_stdout(fdt);

	return uk_fdt_has_string(fdt, node, "compatible", model)
		   ? node
		   : uk_fdt_find_compatible(fdt, -1, model);
}

static void init_serial(const struct uk_fdt *fdt, irq_of_fn *irq_of)
{
	int node = find_serial(fdt);
	struct uk_fdt_range regs;

	if (uk_fdt_reg(fdt, node, 0, &regs) != 0)
		return;
	int clock =
	    uk_fdt_find_phandle(fdt, uk_fdt_u32(fdt, node, "clocks", 0, 0));
	int irq = irq_number(fdt, node, 0, irq_of);

	uk_arm_serial_init(regs.base,
			   uk_fdt_u32(fdt, clock, "clock-frequency", 0, 0));
	if (irq >= 0)
		uk_arm_serial_use_irq((unsigned)irq);
	else
		uk_print_warn("the serial port has no interrupt");
}

static void init_time(const struct uk_fdt *fdt, irq_of_fn *irq_of)
{
	enum { VIRTUAL = 2 }; /* after secure and non-secure physical */
	int node = uk_fdt_find_compatible(fdt, -1, "arm,armv7-timer");
	int irq = irq_number(fdt, node, VIRTUAL, irq_of);

	if (irq < 0)
		uk_panic("arm: the device tree has no generic timer");
	uk_arm_time_init((unsigned)irq,
			 uk_fdt_u32(fdt, node, "clock-frequency", 0, 0));
}

static void init_rtc(const struct uk_fdt *fdt)
{
	struct uk_fdt_range regs;
	int node = uk_fdt_find_compatible(fdt, -1, "arm,pl031");

	if (uk_fdt_reg(fdt, node, 0, &regs) == 0)
		uk_arm_rtc_init(regs.base);
}

/* Functions have fixed numbers since version 0.2. */
static void init_psci(const struct uk_fdt *fdt)
{
	static const char *const models[] = {"arm,psci-1.0", "arm,psci-0.2"};
	int node = -1;

	for (unsigned i = 0; node < 0 && i < UK_ARRAY_LEN(models); i++)
		node = uk_fdt_find_compatible(fdt, -1, models[i]);
	if (uk_fdt_has_string(fdt, node, "method", "hvc"))
		uk_arm_psci_init(UK_ARM_PSCI_HVC);
	else if (uk_fdt_has_string(fdt, node, "method", "smc"))
		uk_arm_psci_init(UK_ARM_PSCI_SMC);
	else
		uk_print_warn("the device tree has no PSCI");
}

void uk_arm_devtree_init(const struct uk_fdt *fdt, irq_of_fn *irq_of)
{
	init_psci(fdt);
	init_serial(fdt, irq_of);
	init_rtc(fdt);
	init_time(fdt, irq_of);
}
