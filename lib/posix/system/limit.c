// SPDX-License-Identifier: BSD-3-Clause
// Limits: asked for and lowered. That of descriptors alone has an effect.
#include "internal.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <uk/base.h>
#include <uk/info.h>
#include <uk/plat.h>

/* What the program has set. */
static struct rlimit given[RLIMIT_AS + 1];
static bool is_given[RLIMIT_AS + 1];

static rlim_t usual(int resource)
{
	struct uk_info info;

	switch (resource) {
	case RLIMIT_NOFILE:
		return system_descriptors();
	case RLIMIT_CORE:
	case RLIMIT_NPROC:
		return 0;
	case RLIMIT_DATA:
	case RLIMIT_RSS:
	case RLIMIT_AS:
		uk_info_get(&info);
		return info.memory_bytes;
	default:
		return RLIM_INFINITY;
	}
}

static struct rlimit limit_of(int resource)
{
	if (is_given[resource])
		return given[resource];
	return (struct rlimit){usual(resource), usual(resource)};
}

static int fail(int error)
{
	errno = error;
	return -1;
}

static bool is_resource(int resource)
{
	return resource >= RLIMIT_CPU && resource <= RLIMIT_AS;
}

int getrlimit(int resource, struct rlimit *limit)
{
	if (!is_resource(resource))
		return fail(EINVAL);
	*limit = limit_of(resource);
	return 0;
}

int setrlimit(int resource, const struct rlimit *limit)
{
	unsigned long flags;

	if (!is_resource(resource) || limit->rlim_cur > limit->rlim_max)
		return fail(EINVAL);
	flags = uk_plat_irq_save();
	if (limit->rlim_max > limit_of(resource).rlim_max) {
		uk_plat_irq_restore(flags);
		return fail(EPERM);
	}
	given[resource] = *limit;
	is_given[resource] = true;
	if (resource == RLIMIT_NOFILE)
		system_descriptors_set((unsigned)limit->rlim_cur);
	uk_plat_irq_restore(flags);
	return 0;
}
