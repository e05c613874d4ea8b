// SPDX-License-Identifier: BSD-3-Clause
// Error numbers: the first 34 are the same everywhere, the rest is not.
#include <uk/xen.h>

#include <uk/errno.h>
#include <xen/errno.h>

static int other_error(long error)
{
	switch (error) {
	case XEN_ENAMETOOLONG:
		return ENAMETOOLONG;
	case XEN_ENOSYS:
		return ENOSYS;
	case XEN_ENODATA:
		return ENODATA;
	case XEN_EOVERFLOW:
		return EOVERFLOW;
	case XEN_EOPNOTSUPP:
		return EOPNOTSUPP;
	case XEN_ENOBUFS:
		return ENOBUFS;
	case XEN_EISCONN:
		return EISCONN;
	case XEN_ENOTCONN:
		return ENOTCONN;
	case XEN_ETIMEDOUT:
		return ETIMEDOUT;
	default:
		return EIO;
	}
}

int uk_xen_error(long result)
{
	enum { LAST_SHARED = 34 };

	return result >= -LAST_SHARED ? (int)result : -other_error(-result);
}
